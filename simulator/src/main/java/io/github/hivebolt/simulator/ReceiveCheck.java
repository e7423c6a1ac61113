package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.lightning.InvoiceState;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.order.ReceiveAsk;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.domain.order.Settlement;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may become of each receive order, by what was asked for and by what node and chain truly hold. */
final class ReceiveCheck {
    private static final Duration TRUNCATED = Duration.ofMillis(1);

    private final World world;
    private final StoreEyes store;
    private final ChainTruth chain;
    private final ReceiveWorkload workload;
    private final Rates rates;
    private final SettleCheck settling;
    private final Weather weather;
    private final Map<OrderId, ReceiveOrder> seen = new LinkedHashMap<>();

    ReceiveCheck(
            World world,
            StoreEyes store,
            ChainTruth chain,
            ReceiveWorkload workload,
            Rates rates,
            SettleCheck settling,
            Weather weather) {
        this.weather = weather;
        this.world = world;
        this.store = store;
        this.chain = chain;
        this.workload = workload;
        this.rates = rates;
        this.settling = settling;
    }

    void storeReplaced() {
        seen.clear();
        store.receiveOrders().forEach(order -> seen.put(order.id(), order));
    }

    void afterWrite() {
        List<ReceiveOrder> orders = store.receiveOrders();
        for (ReceiveOrder order : orders) {
            ReceiveOrder before = seen.put(order.id(), order);
            if (before == null) {
                appeared(order);
            } else if (!before.equals(order)) {
                changed(before, order, orders);
            }
        }
        AuditFailure.unless(seen.size() == orders.size(), "a receive order was forgotten");
    }

    private void appeared(ReceiveOrder order) {
        Purchase purchase = workload.purchaseOf(order.request().requestedBy())
                .orElseThrow(() -> new AuditFailure("nobody asked for order " + order.id()));
        boolean asAsked = order.request().payee().equals(purchase.payee())
                && order.request().message().equals(purchase.wish().message().replace('\u0000', '\ufffd'))
                && Duration.between(order.request().createdAt(), order.request().expiresAt())
                                .minus(purchase.wish().expiry())
                                .abs()
                                .compareTo(TRUNCATED)
                        < 0;
        AuditFailure.unless(asAsked && purchase.mayHave(), "order " + order.id() + " is not what was asked for");
        AuditFailure.unless(rates.wasTold(order.request().quote().rate()), "an invented rate: " + order.id());
        AuditFailure.unless(
                seen.values().stream()
                                .filter(other -> other.request()
                                        .requestedBy()
                                        .equals(order.request().requestedBy()))
                                .count()
                        == 1,
                "two orders for one wish: " + order.id());
        priced(order, purchase.wish().ask().amount());
        AuditFailure.unless(order.state() instanceof ReceiveState.Open, "an order does not begin open: " + order);
    }

    private static void priced(ReceiveOrder order, ReceiveAsk.Amount amount) {
        long asked = order.request().quote().amount().value();
        BigDecimal price = order.request().quote().rate().satsPerUnit();
        boolean right = switch (amount) {
            case ReceiveAsk.Amount.Paid paid -> paid.amount().value() == asked;
            case ReceiveAsk.Amount.Arriving arriving ->
                Prices.payoutMilli(asked, price) >= arriving.amount().milli()
                        && Prices.payoutMilli(asked - 1_000, price)
                                < arriving.amount().milli();
        };
        AuditFailure.unless(
                right && order.request().quote().asset() == amount.asset(), "a wrong amount is asked for: " + order);
    }

    private void changed(ReceiveOrder before, ReceiveOrder after, List<ReceiveOrder> all) {
        AuditFailure.unless(
                !before.state().isFinal(), "a terminal order changed: " + before + ", and now " + after.state());
        AuditFailure.unless(
                before.request().equals(after.request()) && before.hash().equals(after.hash()),
                "what was asked for changed: " + after.id());
        AuditFailure.unless(
                before.paymentRequest().isEmpty() || before.paymentRequest().equals(after.paymentRequest()),
                "the invoice changed: " + after.id());
        if (!before.state().getClass().equals(after.state().getClass())) {
            entered(before, after, all);
        }
    }

    private void entered(ReceiveOrder before, ReceiveOrder order, List<ReceiveOrder> all) {
        switch (order.state()) {
            case ReceiveState.Open ignored -> throw new AuditFailure("an order opens again: " + order.id());
            case ReceiveState.Accepted accepted -> {
                long held = node(order).map(NodeInvoice::amountPaidMsat).orElse(0L);
                AuditFailure.unless(held == accepted.paid().value(), "holds something else: " + order.id());
                settling.accepted(order);
            }
            case ReceiveState.Settling(Settlement settlement) -> {
                exact(order, settlement);
                settling.decided(order, settlement, all);
            }
            case ReceiveState.PayoutPending pending -> {
                taken(order, pending.settlement());
                AuditFailure.unless(
                        before.state() instanceof ReceiveState.Settling, "paid out, never decided: " + order.id());
            }
            case ReceiveState.Done done -> {
                taken(order, done.settlement());
                delivered(order, done);
            }
            case ReceiveState.Expired ignored -> givenBack(order);
            case ReceiveState.Cancelled(var refusal) -> {
                givenBack(order);
                settling.refused(order, refusal.code());
            }
            case ReceiveState.Parked parked ->
                AuditFailure.unless(
                        parked.cause() == ParkCause.STORE_BEHIND && weather.isStoreBehind(),
                        "parked for " + parked.cause() + ", which never happened: " + order.id());
        }
    }

    private void exact(ReceiveOrder order, Settlement settlement) {
        long paid = node(order).map(NodeInvoice::amountPaidMsat).orElse(0L);
        AuditFailure.unless(settlement.paid().value() == paid, "takes another amount than is held: " + order.id());
        AuditFailure.unless(settlement.payout().equals(due(order, paid)), "a wrong payout: " + order.id());
    }

    static HiveAmount due(ReceiveOrder order, long paidMsat) {
        Rate rate = order.request().quote().rate();
        return new HiveAmount(Prices.payoutMilli(paidMsat, rate.satsPerUnit()), rate.asset());
    }

    /** The money is ours: the node says so, and the payer has the proof. */
    private void taken(ReceiveOrder order, Settlement settlement) {
        AuditFailure.unless(
                node(order)
                        .filter(invoice -> invoice.state() == InvoiceState.SETTLED)
                        .isPresent(),
                "owes a payout for money that is not ours: " + order.id());
        exact(order, settlement);
        NodePayment made = Payers.payment(world, order.hash())
                .orElseThrow(() -> new AuditFailure("nobody paid for " + order.id()));
        AuditFailure.unless(
                made.status() == PaymentStatus.SUCCEEDED
                        && made.preimage().equals(order.state().knownPreimage()),
                "the payer has another proof: " + order.id());
    }

    private void delivered(ReceiveOrder order, ReceiveState.Done done) {
        List<ChainTransfer> sent = chain.namedAs(order.id().text());
        boolean right = sent.size() == 1
                && sent.getFirst().to().equals(order.request().payee())
                && sent.getFirst().amount().equals(done.settlement().payout());
        AuditFailure.unless(right, "done, and the chain holds " + sent + " for " + order.id());
    }

    /** Nobody's money is held or taken, and nothing goes to the payee. */
    private void givenBack(ReceiveOrder order) {
        AuditFailure.unless(
                node(order)
                                .filter(invoice -> invoice.state() != InvoiceState.CANCELED)
                                .isEmpty()
                        || !wasEverPayable(order),
                "ended as never paid, and the node can still take the money: " + order.id());
        AuditFailure.unless(
                Payers.payment(world, order.hash())
                        .filter(payment -> payment.status() != PaymentStatus.FAILED)
                        .isEmpty(),
                "the payer does not have his money back: " + order.id());
        AuditFailure.unless(
                store.payout(order.id()).isEmpty()
                        && chain.namedAs(order.id().text()).isEmpty(),
                "a payout for money that went back: " + order.id());
    }

    /** What a late request makes, nobody was given. */
    private boolean wasEverPayable(ReceiveOrder order) {
        return order.paymentRequest().isPresent();
    }

    private Optional<NodeInvoice> node(ReceiveOrder order) {
        return world.net.gateway().invoice(order.hash());
    }
}
