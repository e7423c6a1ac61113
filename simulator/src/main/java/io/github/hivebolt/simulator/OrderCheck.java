package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.order.Dispatch;
import io.github.hivebolt.domain.order.Payment;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendState;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What may become of each order, by what its sender is entitled to and by what truly happened. */
final class OrderCheck {
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    private final World world;
    private final Profile profile;
    private final Weather weather;
    private final Workload workload;
    private final ChainTruth chain;
    private final PaymentTruth payments;
    private final ParkingCheck parking;
    private final Rates rates;
    private final Map<PaymentHash, String> paidBy = new HashMap<>();

    OrderCheck(
            World world,
            Profile profile,
            Weather weather,
            Workload workload,
            ChainTruth chain,
            PaymentTruth payments,
            ParkingCheck parking,
            Rates rates) {
        this.world = world;
        this.profile = profile;
        this.weather = weather;
        this.workload = workload;
        this.chain = chain;
        this.payments = payments;
        this.parking = parking;
        this.rates = rates;
    }

    void appeared(SendOrder order) {
        ChainTransfer real = chain.incoming(order.transfer().operation())
                .orElseThrow(() -> new AuditFailure("credited what is not in the irreversible chain: " + order.id()));
        boolean same = real.from().equals(order.transfer().from())
                && real.amount().equals(order.transfer().amount())
                && real.memo().equals(order.transfer().memo());
        AuditFailure.unless(same, "credited something else than the chain holds: " + order.id());
        wish(order);
        entered(order);
    }

    void changed(SendOrder before, SendOrder after) {
        AuditFailure.unless(
                !isFinal(before.state()) || before.equals(after), "a terminal order changed: " + after.id());
        // Two transitions of one transaction may lead from one cause of parking to another.
        boolean otherCause = before.state() instanceof SendState.Parked one
                && after.state() instanceof SendState.Parked other
                && one.cause() != other.cause();
        if (otherCause || !before.state().getClass().equals(after.state().getClass())) {
            entered(after);
        }
    }

    private static boolean isFinal(SendState state) {
        return state instanceof SendState.Done
                || state instanceof SendState.Refunded
                || state instanceof SendState.Kept;
    }

    Wish wish(SendOrder order) {
        return workload.wishOf(order.transfer())
                .orElseThrow(() -> new AuditFailure("nobody made the transfer of order " + order.id()));
    }

    private void entered(SendOrder order) {
        Wish wish = wish(order);
        boolean answered = order.state().knownDispatch().isPresent() || mayReturn(order.state());
        AuditFailure.unless(
                wish.kind() != Wish.Kind.KEEP || !answered, "answers what must never be answered: " + order.id());
        order.state().knownDispatch().ifPresent(dispatch -> rightfullyDispatched(order, wish, dispatch));
        order.state().knownPayment().ifPresent(payment -> truly(order, payment));
        switch (order.state()) {
            case SendState.RefundPending pending -> {
                mayBeReturned(order, wish);
                reasonIsTrue(order, wish, pending.refusal().code());
                notPaidByStrangers(order, wish, pending.refusal().code());
            }
            case SendState.Refunded refunded -> mayBeReturned(order, wish);
            case SendState.Kept kept ->
                AuditFailure.unless(wish.kind() == Wish.Kind.KEEP, "keeps what it must answer: " + order.id());
            case SendState.Parked parked -> parking.check(order, parked, wish);
            default -> {
                // Under way.
            }
        }
    }

    private static boolean mayReturn(SendState state) {
        return state instanceof SendState.RefundPending || state instanceof SendState.Refunded;
    }

    private static void rightfullyDispatched(SendOrder order, Wish wish, Dispatch dispatch) {
        AuditFailure.unless(
                wish.hash().equals(Optional.of(dispatch.invoice().paymentHash())),
                "pays what nobody asked for: " + order.id());
        boolean pays = order.state() instanceof SendState.Paying
                || order.state().knownPayment().isPresent();
        AuditFailure.unless(
                wish.kind() == Wish.Kind.PAY_OR_RETURN || !pays, "pays what must be returned: " + order.id());
    }

    /** The preimage is the node's, the price was a real one, and the payment is counted for this order alone. */
    private void truly(SendOrder order, Payment payment) {
        PaymentHash hash = payment.dispatch().invoice().paymentHash();
        NodePayment made = payments.success(hash)
                .orElseThrow(() -> new AuditFailure("paid, says the order, and the node did not: " + order.id()));
        AuditFailure.unless(
                made.preimage().filter(payment.preimage()::equals).isPresent(), "a wrong preimage: " + order.id());
        AuditFailure.unless(
                made.feeMsat() == payment.routing().value() && made.valueMsat() == amountMsat(payment),
                "other figures than the node's: " + order.id());
        AuditFailure.unless(rates.wasTold(payment.dispatch().quote().rate()), "an invented rate: " + order.id());
        AuditFailure.unless(
                payments.wasAsked(hash) || beganWithOurs(made, payment.dispatch()),
                "takes somebody else's payment for its own: " + order.id());
        String first = paidBy.computeIfAbsent(hash, key -> order.id().text());
        AuditFailure.unless(
                first.equals(order.id().text()), "one payment is counted for two orders: " + first + ", " + order.id());
    }

    /** The node pays a hash once; who asked within minutes of our own request, nobody can tell. */
    private static boolean beganWithOurs(NodePayment made, Dispatch dispatch) {
        return dispatch.log()
                .lastSendAt()
                .filter(at -> !made.createdAt().isBefore(at.minus(CLOCKS)))
                .isPresent();
    }

    boolean isClaimed(PaymentHash hash) {
        return paidBy.containsKey(hash);
    }

    private static long amountMsat(Payment payment) {
        return payment.dispatch().quote().amount().value();
    }

    /** Only what can certainly not be paid any more, unless the payment was another order's. */
    private void mayBeReturned(SendOrder order, Wish wish) {
        Optional<PaymentHash> hash =
                order.state().knownDispatch().map(dispatch -> dispatch.invoice().paymentHash());
        hash.flatMap(payments::mayStillBePaid).ifPresent(why -> {
            throw new AuditFailure("returns money although " + why + ": " + order.id());
        });
        boolean mustBePaid = profile.theme() == Theme.CALM && wish.kind() == Wish.Kind.PAY_OR_RETURN;
        boolean another = wish.hash().map(paidBy::get).isPresent() || weather.injected() > 0;
        AuditFailure.unless(!mustBePaid || another || anotherOrderTook(order, wish), "returned without need: " + order);
        // Whose request was forgotten may find that another order has the invoice by now, and pays for it.
        boolean anotherPays = wish.hash().filter(payments::hasAnOrder).isPresent();
        if (hash.isEmpty() && !anotherPays && payments.wasAskedBy(order.id().text())) {
            wish.hash().flatMap(payments::mayStillBePaid).ifPresent(why -> {
                throw new AuditFailure("forgot its request and returns money although " + why + ": " + order.id());
            });
        }
    }

    /** What the node paid, and no order of ours asked for, was paid by somebody who may be us: a human has to judge. */
    private void notPaidByStrangers(SendOrder order, Wish wish, ReasonCode reason) {
        boolean nodeWasAsked = reason != ReasonCode.LIGHTNING_UNAVAILABLE && reason != ReasonCode.NO_RATE;
        boolean strange = wish.hash()
                .filter(payments::isForeign)
                .flatMap(payments::success)
                .filter(made -> made.createdAt().plus(CLOCKS).isBefore(world.clock.now()))
                .isPresent();
        AuditFailure.unless(
                !nodeWasAsked || !strange || anotherOrderTook(order, wish),
                "returns what the node paid for somebody, for " + reason + ": " + order.id());
    }

    /** "Already used" is said of hashes that another order of ours took, and of nothing else. */
    private void reasonIsTrue(SendOrder order, Wish wish, ReasonCode reason) {
        AuditFailure.unless(
                reason != ReasonCode.INVOICE_ALREADY_USED || anotherOrderTook(order, wish),
                "returns what the node paid and no order asked for: " + order.id());
    }

    private boolean anotherOrderTook(SendOrder order, Wish wish) {
        return wish.hash().isPresent()
                && chain.incoming().values().stream()
                        .anyMatch(other -> !other.operation()
                                        .equals(order.transfer().operation())
                                && workload.wishOf(other).filter(wish::equals).isPresent());
    }
}
