package io.github.hivebolt.simulator;

import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.devnet.lightning.InvoiceState;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.LndState;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Brings the weather of a seed about: each lasting fault begins and ends when the plan says so. */
final class Mishaps {
    private static final Duration A_MOMENT = Duration.ofSeconds(20);
    private static final long FULL_WALLET = 90_000_000;
    private static final long LEFT_IN_WALLET = 3_000;

    private final World world;
    private final Plan plan;
    private final Profile profile;
    private final Weather weather;
    private final Chance chance;
    private final Rates rates;
    private final Auditor auditor;
    private final SendWorkload workload;
    private final List<GatewayProcess> processes;

    Mishaps(
            World world,
            Plan plan,
            Profile profile,
            Weather weather,
            Chance chance,
            Rates rates,
            Auditor auditor,
            SendWorkload workload,
            List<GatewayProcess> processes) {
        this.world = world;
        this.plan = plan;
        this.profile = profile;
        this.weather = weather;
        this.chance = chance;
        this.rates = rates;
        this.auditor = auditor;
        this.workload = workload;
        this.processes = processes;
    }

    void plan() {
        profile.strength().forEach((fault, times) -> {
            for (int i = 0; fault.kind() == Fault.Kind.WEATHER && i < times; i++) {
                plan(fault);
            }
        });
    }

    private void plan(Fault fault) {
        Instant from = VirtualClock.START.plus(chance.between(Duration.ZERO, profile.span()));
        Instant end = VirtualClock.START.plus(profile.span());
        Instant to = from.plus(length(fault));
        plan.at(from, "begins " + fault, () -> begin(fault));
        plan.at(to.isBefore(end) ? to : end, "ends " + fault, () -> end(fault));
    }

    private Duration length(Fault fault) {
        Duration longest = switch (fault) {
            case NETWORK_OUTAGE, HIVE_OUTAGE, LIGHTNING_OUTAGE, NO_RATES, CHANNEL_DOWN, GATEWAY_OFF ->
                Duration.ofHours(8);
            case IRREVERSIBLE_STOPS, MISSED_BLOCKS, FORKS, STALE_HOSTS -> Duration.ofMinutes(10);
            case CLOCK_JUMP, NO_CREDITS, EMPTY_WALLET -> Duration.ofHours(1);
            default -> Duration.ofMinutes(30);
        };
        return chance.between(A_MOMENT, chance.oneIn(4) ? longest : Duration.ofMinutes(5));
    }

    private void begin(Fault fault) {
        weather.begin(fault);
        switch (fault) {
            case NO_CREDITS -> world.chain.creditsExhausted(Accounts.GATEWAY, true);
            case EMPTY_WALLET -> empty();
            case LND_RESTART -> world.net.gateway().state(LndState.LOCKED);
            case LND_UNSYNCED -> world.net.gateway().synced(false);
            case CHANNEL_DOWN -> world.net.channelActive(false);
            case MAD_RATES -> moveRates();
            case CLOCK_JUMP -> world.gatewayClock.shift(Duration.ofSeconds(chance.between(-240, 240)));
            case FOREIGN_PAYMENT -> payAsForeigner();
            case PAID_BY_OTHERS -> payByOthers();
            case NODE_FORGETS -> forget();
            case PRICE_DRIFT -> driftRates();
            case GATEWAY_OFF -> processes.forEach(GatewayProcess::switchOff);
            case RESTART -> chance.pick(processes).restart();
            default -> {
                // Whoever makes calls asks the weather.
            }
        }
    }

    private void end(Fault fault) {
        weather.end(fault);
        if (weather.is(fault)) {
            return;
        }
        switch (fault) {
            case NO_CREDITS -> world.chain.creditsExhausted(Accounts.GATEWAY, false);
            case EMPTY_WALLET -> refill();
            case LND_RESTART -> world.net.gateway().state(LndState.SERVER_ACTIVE);
            case LND_UNSYNCED -> world.net.gateway().synced(true);
            case CHANNEL_DOWN -> world.net.channelActive(true);
            case GATEWAY_OFF -> processes.forEach(GatewayProcess::switchOn);
            case CLOCK_JUMP -> world.gatewayClock.shift(Duration.ZERO);
            default -> {
                // Whoever makes calls asks the weather.
            }
        }
    }

    /** The operator takes nearly everything out of the hot wallet. */
    private void empty() {
        for (HiveAsset asset : HiveAsset.values()) {
            long milli = world.chain.balance(Accounts.GATEWAY).liquid(asset).milli() - LEFT_IN_WALLET;
            if (milli > 0) {
                transfer(Accounts.GATEWAY, Accounts.TREASURY, new HiveAmount(milli, asset));
            }
        }
    }

    /** The operator brings back what is missing, if it is not on its way already. */
    void refill() {
        for (HiveAsset asset : HiveAsset.values()) {
            boolean low = world.chain.balance(Accounts.GATEWAY).liquid(asset).milli() < FULL_WALLET / 2;
            boolean there = world.chain.balance(Accounts.TREASURY).liquid(asset).milli() > FULL_WALLET;
            if (low && there && world.chain.mempoolSize() == 0) {
                transfer(Accounts.TREASURY, Accounts.GATEWAY, new HiveAmount(FULL_WALLET, asset));
            }
        }
    }

    private void transfer(AccountName from, AccountName to, HiveAmount amount) {
        try {
            world.admit(List.of(new TransferOperation(from, to, amount, "operator")), chance.between(1, 3_000));
        } catch (ChainRejection rejection) {
            // Somebody else's transfer waits for the same money; the operator tries again another time.
            return;
        }
    }

    private void moveRates() {
        for (HiveAsset asset : HiveAsset.values()) {
            BigDecimal factor = BigDecimal.valueOf(chance.between(2, 4_000)).movePointLeft(2);
            BigDecimal price = rates.price(asset).multiply(factor).setScale(3, RoundingMode.UP);
            rates.move(asset, price.min(BigDecimal.valueOf(1_000_000)));
        }
    }

    /** By up to six percent: what somebody was quoted a minute ago may or may not hold. */
    private void driftRates() {
        for (HiveAsset asset : HiveAsset.values()) {
            BigDecimal percent = BigDecimal.valueOf(chance.between(95, 106));
            rates.move(
                    asset, rates.price(asset).multiply(percent).movePointLeft(2).setScale(3, RoundingMode.UP));
        }
    }

    private void payAsForeigner() {
        for (PaymentHash hash : workload.payableHashes()) {
            NodeInvoice invoice = world.net.merchant().invoice(hash).orElseThrow();
            boolean free = world.net.gateway().payment(hash).isEmpty()
                    && !auditor.payments().wasAsked(hash);
            if (free && invoice.state() == InvoiceState.OPEN && invoice.valueMsat() > 0 && chance.oneIn(2)) {
                payAsForeigner(invoice);
                return;
            }
        }
    }

    private void payAsForeigner(NodeInvoice invoice) {
        auditor.payments().paidByForeigner(invoice.hash());
        try {
            world.net.gateway().pay(new PayOrder(invoice.paymentRequest(), OptionalLong.empty(), 1_000_000, 432));
        } catch (LightningRefusal refusal) {
            // Expired, or the node is locked: then there is no payment.
            return;
        }
    }

    private void payByOthers() {
        for (PaymentHash hash : workload.payableHashes()) {
            NodeInvoice invoice = world.net.merchant().invoice(hash).orElseThrow();
            if (invoice.state() == InvoiceState.OPEN && chance.oneIn(2)) {
                try {
                    world.net.merchant().cancel(hash);
                } catch (LightningRefusal refusal) {
                    throw new IllegalStateException("an open invoice can be cancelled", refusal);
                }
                return;
            }
        }
    }

    private void forget() {
        auditor.finishedPayments().stream()
                .skip(chance.between(0, 2))
                .findFirst()
                .ifPresent(hash -> world.net.gateway().forgetPayment(hash));
    }
}
