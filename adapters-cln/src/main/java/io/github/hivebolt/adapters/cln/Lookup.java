package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;

/** Looks a payment up in Core Lightning's books. */
final class Lookup {
    /** The longest that any one question of a look-up may take. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final ClnSession session;
    private final TimeSource time;
    private final Canaries canaries;
    private final NodeMemory memory;

    Lookup(ClnSession session, TimeSource time, NodeMemory memory) {
        this.session = session;
        this.time = time;
        this.memory = memory;
        this.canaries = new Canaries(session, time, memory);
    }

    /**
     * Asks the books, and the canaries where their word is needed.
     *
     * @param hash the payment
     * @return its record
     */
    PaymentRecord of(PaymentHash hash) {
        return switch (BooksReading.of(session, hash, LIMIT)) {
            case BooksReading.Unusable unusable -> new PaymentRecord.Unclear(unusable.cause());
            case BooksReading.Read read -> of(hash, read.books());
        };
    }

    private PaymentRecord of(PaymentHash hash, Books books) {
        return switch (books) {
            case Books.Empty none -> canaries.objectionToAbsence().orElseGet(PaymentRecord.Absent::new);
            case Books.Paid paid -> new PaymentRecord.Settled(paid.preimage(), paid.routingFee(), paid.begunAt());
            // A preimage proves itself, a failure does not. The books hold no reason.
            case Books.Lost lost ->
                canaries.objectionToFailure()
                        .orElseGet(() -> new PaymentRecord.Failed(FailureReason.OTHER, lost.begunAt()));
            case Books.Pending pending -> inFlight(hash, pending);
            case Books.Unproven unproven -> new PaymentRecord.Unclear(unproven.why());
        };
    }

    private PaymentRecord inFlight(PaymentHash hash, Books.Pending pending) {
        if (pending.rows().stream().anyMatch(row -> row.status() == PayRow.Status.UNKNOWN)) {
            return new PaymentRecord.InFlight(
                    false, "Core Lightning reports a status that this adapter does not know.");
        }
        try {
            NodeInfo info = session.info(LIMIT);
            return info.id().equals(memory.node())
                    ? Evidence.gather(session, hash, pending, time.now(), info.blockHeight())
                            .toRecord()
                    : Canaries.contradiction(info.id(), memory.node());
        } catch (ClnTroubleException trouble) {
            return new PaymentRecord.InFlight(false, "pending; no evidence: " + trouble.sentence());
        }
    }
}
