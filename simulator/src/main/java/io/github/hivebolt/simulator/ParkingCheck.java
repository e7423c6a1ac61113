package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.order.Dispatch;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** An order may wait for a human only for a listed cause, and only if that cause really came about. */
final class ParkingCheck {
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** Faults that make a process forget an answer that it heard. */
    private static final Set<Fault> FORGETFUL = EnumSet.of(
            Fault.CRASH,
            Fault.RESTART,
            Fault.GATEWAY_OFF,
            Fault.STORE_REFUSES,
            Fault.STORE_OUTAGE,
            Fault.COMMIT_UNHEARD);

    private final World world;
    private final Weather weather;
    private final PaymentTruth payments;

    ParkingCheck(World world, Weather weather, PaymentTruth payments) {
        this.world = world;
        this.weather = weather;
        this.payments = payments;
    }

    void check(SendOrder order, SendState.Parked parked, Wish wish) {
        Optional<PaymentHash> hash = parked.before()
                .knownDispatch()
                .map(dispatch -> dispatch.invoice().paymentHash());
        boolean happened = switch (parked.cause()) {
            case HELD_ACCOUNT -> order.transfer().from().equals(Accounts.EXCHANGE);
            case STORE_BEHIND, FOREIGN_PAYMENT ->
                weather.isStoreBehind()
                        || wish.hash().filter(payments::isForeign).isPresent();
            case NODE_CONTRADICTION ->
                weather.hasStruck(Fault.NODE_FORGETS)
                        || hash.filter(payments::isForeign).isPresent();
            case UNANSWERED_SEND ->
                hash.filter(each -> unansweredForLong(each, parked)).isPresent();
            case STUCK_IN_FLIGHT -> hash.filter(this::hangsForEver).isPresent();
            case REJECTED_BY_CHAIN -> false;
        };
        AuditFailure.unless(
                happened,
                "parked for " + parked.cause() + ", which never happened: " + order.id() + " " + parked.evidence());
        AuditFailure.unless(
                parked.cause() != ParkCause.HELD_ACCOUNT
                        || hash.flatMap(payments::mayStillBePaid).isEmpty()
                        || parked.before().knownPayment().isPresent(),
                "the return of " + order.id() + " waits, although it may be paid");
    }

    /** Its one request, or the answer to it, was lost, and its invoice outlives a day. */
    private boolean unansweredForLong(PaymentHash hash, SendState.Parked parked) {
        Dispatch dispatch = parked.before().knownDispatch().orElseThrow();
        Instant sentAt =
                payments.askedAt(hash).or(() -> dispatch.log().lastSendAt()).orElseThrow();
        boolean forLong = Duration.between(sentAt, dispatch.invoice().expiresAt())
                        .plus(CLOCK_TOLERANCE)
                        .compareTo(LONGEST_WAIT)
                > 0;
        return forLong && (!payments.wasAnswered(hash) || FORGETFUL.stream().anyMatch(weather::hasStruck));
    }

    private boolean hangsForEver(PaymentHash hash) {
        return world.net.gateway().payment(hash).isPresent()
                && world.net.gateway().channel().outgoing().stream()
                        .noneMatch(htlc -> htlc.hash().equals(hash));
    }
}
