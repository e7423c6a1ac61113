package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What must hold before "no record" or "failed" is believed: the node is the pinned one, still knows the latest payment
 * that it told us the end of, is synced to its chain, and its clock agrees with ours.
 */
final class Canaries {
    private static final Duration MAX_CLOCK_SKEW = Duration.ofSeconds(60);

    private final LndSession session;
    private final TimeSource time;
    private final NodeMemory memory;

    Canaries(LndSession session, TimeSource time, NodeMemory memory) {
        this.session = session;
        this.time = time;
        this.memory = memory;
    }

    /**
     * Runs all of them.
     *
     * @return why "no record" must not be believed, or empty if it may be
     */
    Optional<PaymentRecord> objection() {
        try {
            NodeInfo info = session.info(Lookup.LIMIT);
            if (!info.id().equals(memory.node())) {
                return Optional.of(contradiction(info.id(), memory.node()));
            }
            if (!info.syncedToChain()) {
                return unclear("lnd is not synced to its chain.");
            }
            if (!clockAgrees(info.clock())) {
                return unclear("The clock of lnd is not within 60 s of ours, or its answer has no date.");
            }
            return memory.lastFinished().flatMap(this::forgotten);
        } catch (LndTroubleException trouble) {
            return unclear(trouble.sentence());
        }
    }

    /**
     * Runs only the first of them.
     *
     * @return what is wrong if the node is not surely the pinned one, or empty
     */
    Optional<PaymentRecord> otherNode() {
        try {
            NodeId found = session.identity(Lookup.LIMIT);
            return found.equals(memory.node()) ? Optional.empty() : Optional.of(contradiction(found, memory.node()));
        } catch (LndTroubleException trouble) {
            return unclear(trouble.sentence());
        }
    }

    /**
     * The record to give when another node answers.
     *
     * @param found who answers
     * @param pinned who should
     * @return a contradiction
     */
    static PaymentRecord contradiction(NodeId found, NodeId pinned) {
        return new PaymentRecord.Contradiction(
                "The node that answers is " + found + ", not " + pinned + ", which was pinned at first contact.");
    }

    private boolean clockAgrees(Optional<Instant> clock) {
        return clock.map(theirs -> Duration.between(theirs, time.now()).abs())
                .filter(skew -> skew.compareTo(MAX_CLOCK_SKEW) <= 0)
                .isPresent();
    }

    private Optional<PaymentRecord> forgotten(PaymentHash lastFinished) {
        return switch (TrackReading.of(session, lastFinished, Lookup.LIMIT)) {
            case TrackReading.Found found ->
                switch (found.payment().state()) {
                    case PaymentState.Paid paid -> Optional.empty();
                    case PaymentState.Lost lost -> Optional.empty();
                    case PaymentState.Pending pending ->
                        unclear("lnd reports payment " + lastFinished + " as unfinished, which it had finished.");
                    case PaymentState.Unproven unproven -> unclear(unproven.why());
                };
            case TrackReading.NoRecord none ->
                Optional.of(new PaymentRecord.Contradiction(
                        "lnd has no record of payment " + lastFinished + ", whose end it had told us."));
            case TrackReading.Unusable unusable -> unclear(unusable.cause());
        };
    }

    private static Optional<PaymentRecord> unclear(String cause) {
        return Optional.of(new PaymentRecord.Unclear(cause));
    }
}
