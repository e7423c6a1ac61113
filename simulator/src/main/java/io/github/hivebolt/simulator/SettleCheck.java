package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.lightning.InvoiceHtlc;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.domain.order.Settlement;
import io.github.hivebolt.ports.store.OrderRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a payer's money was rightly taken: in time, at a price that still held, for somebody who could be paid, and
 * covered. Where calls may be slow, whatever was true while they went on excuses.
 */
final class SettleCheck {
    private static final int FEWEST_BLOCKS = 24;
    private static final BigDecimal DEAREST = new BigDecimal("1.02");
    private static final Duration HOLD_MAX = Duration.ofMinutes(5);
    private static final Duration WINDOW = Duration.ofHours(4);
    private static final Duration SLOWEST = Duration.ofMinutes(30);
    /** The gateway may know a balance that is so old. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(75);

    private final World world;
    private final Profile profile;
    private final Weather weather;
    private final Rates rates;
    private final StoreEyes store;
    private final ReceiveTruth truth;
    private final WalletHistory wallet;
    private final Map<OrderId, Instant> acceptedAt = new HashMap<>();

    SettleCheck(
            World world,
            Profile profile,
            Weather weather,
            Rates rates,
            StoreEyes store,
            ReceiveTruth truth,
            WalletHistory wallet) {
        this.truth = truth;
        this.world = world;
        this.profile = profile;
        this.weather = weather;
        this.rates = rates;
        this.store = store;
        this.wallet = wallet;
    }

    void accepted(ReceiveOrder order) {
        acceptedAt.put(order.id(), world.clock.now());
    }

    void decided(ReceiveOrder order, Settlement settlement, List<ReceiveOrder> all) {
        inTime(order);
        atAPriceThatHeld(order);
        AuditFailure.unless(!store.isSendingStopped(), "takes money while nothing may be sent: " + order.id());
        AuditFailure.unless(
                truth.wasToldToExist(order.request().payee(), world.clock.now().minus(slack())),
                "takes money for an account that may not exist: " + order.id());
        if (!callsMayBeSlow()) {
            deliverable(order);
        }
        covered(order, settlement, all);
        withinLimits(order, all);
    }

    private boolean callsMayBeSlow() {
        return profile.strength(Fault.SLOW_CALL) > 0;
    }

    private Duration slack() {
        return callsMayBeSlow() ? SLOWEST : Duration.ZERO;
    }

    private void inTime(ReceiveOrder order) {
        boolean clocksJump = profile.strength(Fault.CLOCK_JUMP) > 0;
        Instant now = world.clock.now();
        Instant began = acceptedAt.getOrDefault(order.id(), Instant.EPOCH);
        boolean held = Duration.between(began, now).compareTo(HOLD_MAX.plus(slack())) > 0
                || now.isAfter(order.request().expiresAt().plus(HOLD_MAX).plus(slack()));
        AuditFailure.unless(clocksJump || !held, "takes money that it has held for too long: " + order.id());
        int blocksLeft = world.net
                        .gateway()
                        .invoice(order.hash())
                        .flatMap(NodeInvoice::htlc)
                        .map(InvoiceHtlc::expiryHeight)
                        .orElse(0)
                - world.net.blockHeight();
        AuditFailure.unless(
                callsMayBeSlow() || blocksLeft >= FEWEST_BLOCKS,
                "takes money with " + blocksLeft + " blocks left: " + order.id());
    }

    private void atAPriceThatHeld(ReceiveOrder order) {
        boolean held =
                pricesOf(order, world.clock.now().minus(slack())).stream().anyMatch(price -> !isDearer(order, price));
        AuditFailure.unless(held, "takes money although the payout became dearer: " + order.id());
    }

    private List<BigDecimal> pricesOf(ReceiveOrder order, Instant since) {
        return rates.pricesSince(order.request().quote().asset(), since);
    }

    private static boolean isDearer(ReceiveOrder order, BigDecimal price) {
        return price.compareTo(order.request().quote().rate().satsPerUnit().multiply(DEAREST)) > 0;
    }

    private void deliverable(ReceiveOrder order) {
        boolean blind = weather.is(Fault.NETWORK_OUTAGE) || weather.is(Fault.HIVE_OUTAGE);
        AuditFailure.unless(!blind, "takes money while no Hive node answers: " + order.id());
        AuditFailure.unless(!weather.is(Fault.NO_RATES), "takes money while nobody knows a price: " + order.id());
        AuditFailure.unless(
                weather.lasted(Fault.NO_CREDITS).compareTo(KNOWN_FOR) < 0,
                "takes money without resource credits: " + order.id());
    }

    /** All that is promised, this payout among it, and all that may have to be returned. */
    private void covered(ReceiveOrder order, Settlement settlement, List<ReceiveOrder> all) {
        HiveAsset asset = settlement.payout().asset();
        long promised = owedMilli(all, asset);
        long returnable = store.orders().stream()
                .map(OrderRow::order)
                .filter(send -> !send.state().isFinal())
                .map(send -> send.transfer().amount())
                .filter(amount -> amount.asset() == asset)
                .mapToLong(amount -> amount.milli())
                .sum();
        long most = wallet.mostSince(asset, world.clock.now().minus(KNOWN_FOR).minus(slack()));
        AuditFailure.unless(
                promised + (callsMayBeSlow() ? 0 : returnable) <= most,
                "takes money for a payout that is not covered: " + order.id());
    }

    /** What is owed to payees, and must be kept back. */
    static long owedMilli(List<ReceiveOrder> orders, HiveAsset asset) {
        return orders.stream()
                .filter(order -> order.state() instanceof ReceiveState.Settling
                        || order.state() instanceof ReceiveState.PayoutPending
                        || order.state() instanceof ReceiveState.Parked)
                .flatMap(order -> order.state().knownSettlement().stream())
                .filter(settlement -> settlement.payout().asset() == asset)
                .mapToLong(settlement -> settlement.payout().milli())
                .sum();
    }

    private void withinLimits(ReceiveOrder order, List<ReceiveOrder> all) {
        Instant since = world.gatewayClock.now().minus(WINDOW);
        long sum = all.stream()
                .filter(other -> other.request().payee().equals(order.request().payee()))
                .filter(other -> !other.request().createdAt().isBefore(since))
                .filter(other -> other.state().knownSettlement().isPresent())
                .mapToLong(other ->
                        other.state().knownSettlement().orElseThrow().paid().value())
                .sum();
        AuditFailure.unless(
                profile.strength(Fault.CLOCK_JUMP) > 0 || sum <= profile.windowSats() * 1_000,
                "account " + order.request().payee() + " receives " + sum + " msat in a window");
    }

    /** The reason that the payer is told must be a true one. */
    void refused(ReceiveOrder order, ReasonCode reason) {
        Instant since = order.request().createdAt().minus(SLOWEST);
        boolean happened = switch (reason) {
            case PRICE_MOVED -> pricesOf(order, since).stream().anyMatch(price -> isDearer(order, price));
            case AMOUNT_TOO_LARGE ->
                world.net
                        .gateway()
                        .invoice(order.hash())
                        .filter(invoice -> invoice.amountPaidMsat() / 2 > invoice.valueMsat())
                        .isPresent();
            case RATE_LIMITED -> profile.theme() == Theme.PRICES;
            case NO_RATE -> weather.hasStruck(Fault.NO_RATES) || weather.hasStruck(Fault.NETWORK_OUTAGE);
            case PAYOUT_UNAVAILABLE -> weather.injected() > 0;
            default -> false;
        };
        AuditFailure.unless(happened, "gives money back for " + reason + ", which never happened: " + order.id());
    }
}
