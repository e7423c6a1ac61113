package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Looks a payment up in lnd's books. */
final class Lookup {
    /** The longest that any one question of a look-up may take. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final LndSession session;
    private final TimeSource time;
    private final Canaries canaries;
    private final NodeMemory memory;

    Lookup(LndSession session, TimeSource time, NodeMemory memory) {
        this.session = session;
        this.time = time;
        this.memory = memory;
        this.canaries = new Canaries(session, time, memory);
    }

    /**
     * Asks the tracker, and the canaries where their word is needed.
     *
     * @param hash the payment
     * @return its record
     */
    PaymentRecord of(PaymentHash hash) {
        return switch (TrackReading.of(session, hash, LIMIT)) {
            case TrackReading.Found found -> of(hash, found.payment());
            case TrackReading.NoRecord none -> canaries.objection().orElseGet(PaymentRecord.Absent::new);
            case TrackReading.Unusable unusable -> new PaymentRecord.Unclear(unusable.cause());
        };
    }

    private PaymentRecord of(PaymentHash hash, LndPayment payment) {
        return switch (payment.state()) {
            case PaymentState.Paid paid ->
                dated(payment, begunAt -> new PaymentRecord.Settled(paid.preimage(), paid.routingFee(), begunAt));
            case PaymentState.Lost lost -> failed(payment, lost);
            case PaymentState.Unproven unproven -> new PaymentRecord.Unclear(unproven.why());
            case PaymentState.Pending pending -> inFlight(hash, payment, pending);
        };
    }

    // A preimage proves itself, a failure does not: it counts only from the node that was asked to pay.
    private PaymentRecord failed(LndPayment payment, PaymentState.Lost lost) {
        return canaries.otherNode()
                .orElseGet(() -> dated(payment, begunAt -> new PaymentRecord.Failed(lost.reason(), begunAt)));
    }

    private PaymentRecord inFlight(PaymentHash hash, LndPayment payment, PaymentState.Pending pending) {
        if (!pending.known()) {
            return new PaymentRecord.InFlight(false, "lnd reports a status that this adapter does not know.");
        }
        try {
            NodeInfo info = session.info(LIMIT);
            return info.id().equals(memory.node())
                    ? Evidence.gather(session, hash, payment, time.now(), info.blockHeight())
                            .toRecord()
                    : Canaries.contradiction(info.id(), memory.node());
        } catch (LndTroubleException trouble) {
            return new PaymentRecord.InFlight(false, "IN_FLIGHT; no evidence: " + trouble.sentence());
        }
    }

    private static PaymentRecord dated(LndPayment payment, Function<Instant, PaymentRecord> record) {
        Optional<Instant> begunAt = payment.begunAt();
        return begunAt.isPresent()
                ? record.apply(begunAt.get())
                : new PaymentRecord.Unclear("lnd gave a final record without a creation time that can be read.");
    }
}
