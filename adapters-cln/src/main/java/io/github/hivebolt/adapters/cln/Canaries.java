package io.github.hivebolt.adapters.cln;

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
 * that it told us the end of, is synced to its chain, has a clock that agrees with ours, and is of a version whose books
 * can be believed where a request of ours was never answered.
 */
final class Canaries {
    private static final Duration MAX_CLOCK_SKEW = Duration.ofSeconds(60);

    private final ClnSession session;
    private final TimeSource time;
    private final NodeMemory memory;

    Canaries(ClnSession session, TimeSource time, NodeMemory memory) {
        this.session = session;
        this.time = time;
        this.memory = memory;
    }

    /**
     * Runs all of them.
     *
     * @return why "no record" must not be believed, or empty if it may be
     */
    Optional<PaymentRecord> objectionToAbsence() {
        try {
            NodeInfo info = session.info(Lookup.LIMIT);
            Optional<PaymentRecord> doubt = doubtAbout(info);
            if (doubt.isPresent()) {
                return doubt;
            }
            if (!info.synced()) {
                return unclear("Core Lightning is not synced to its chain.");
            }
            if (!clockAgrees(info.clock())) {
                return unclear("The clock of Core Lightning is not within 60 s of ours, or its answer has no date.");
            }
            return memory.lastFinished().flatMap(this::forgotten);
        } catch (ClnTroubleException trouble) {
            return unclear(trouble.sentence());
        }
    }

    /**
     * Runs those that matter for a failure, which is a row and not the lack of one.
     *
     * @return why it must not be believed, or empty
     */
    Optional<PaymentRecord> objectionToFailure() {
        try {
            return doubtAbout(session.info(Lookup.LIMIT));
        } catch (ClnTroubleException trouble) {
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

    private Optional<PaymentRecord> doubtAbout(NodeInfo info) {
        if (!info.id().equals(memory.node())) {
            return Optional.of(contradiction(info.id(), memory.node()));
        }
        return memory.requestUnanswered() && !info.version().booksCanBeBelieved()
                ? unclear("Core Lightning " + info.versionText()
                        + " can list a payment as failed, or not at all, while it still tries; the pay request"
                        + " was never answered, so only the operator can end this order. Update the node to 26.06"
                        + " or later.")
                : Optional.empty();
    }

    private boolean clockAgrees(Optional<Instant> clock) {
        return clock.map(theirs -> Duration.between(theirs, time.now()).abs())
                .filter(skew -> skew.compareTo(MAX_CLOCK_SKEW) <= 0)
                .isPresent();
    }

    private Optional<PaymentRecord> forgotten(PaymentHash lastFinished) {
        return switch (BooksReading.of(session, lastFinished, Lookup.LIMIT)) {
            case BooksReading.Unusable unusable -> unclear(unusable.cause());
            case BooksReading.Read read ->
                switch (read.books()) {
                    case Books.Paid paid -> Optional.empty();
                    case Books.Lost lost -> Optional.empty();
                    case Books.Pending pending ->
                        unclear("Core Lightning reports payment " + lastFinished
                                + " as unfinished, which it had finished.");
                    case Books.Unproven unproven -> unclear(unproven.why());
                    case Books.Empty none ->
                        Optional.of(new PaymentRecord.Contradiction("Core Lightning has no record of payment "
                                + lastFinished + ", whose end it had told us."));
                };
        };
    }

    private static Optional<PaymentRecord> unclear(String cause) {
        return Optional.of(new PaymentRecord.Unclear(cause));
    }
}
