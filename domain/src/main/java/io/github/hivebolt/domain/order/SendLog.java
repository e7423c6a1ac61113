package io.github.hivebolt.domain.order;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.lightning.SendReport;
import java.time.Instant;
import java.util.Optional;

/**
 * What an order remembers of its pay requests.
 *
 * @param sends pay requests that may have left; at most one in this version of the rules
 * @param unanswered those whose reply never came: such a request may still arrive at the node
 * @param registered whether the node has ever shown that it has a record of the payment
 * @param lastSendAt when the last one was committed, empty before the first
 * @param endSeenAt when a look-up first said "failed" or "no record" after the time in which an unanswered request can
 *     still arrive, empty before
 */
public record SendLog(
        int sends, int unanswered, boolean registered, Optional<Instant> lastSendAt, Optional<Instant> endSeenAt) {
    /** Nothing has been sent. */
    public static final SendLog EMPTY = new SendLog(0, 0, false, Optional.empty(), Optional.empty());

    /** Refuses impossible counts. */
    public SendLog {
        require(sends >= 0 && unanswered >= 0 && unanswered <= sends, "more unanswered sends than sends");
        require((sends > 0) == lastSendAt.isPresent(), "a send has a time");
    }

    /**
     * One more request is about to leave.
     *
     * @param now when
     * @return the log with one more send, unanswered
     */
    public SendLog sending(Instant now) {
        return new SendLog(sends + 1, unanswered + 1, registered, Optional.of(now), Optional.empty());
    }

    /**
     * A request came back.
     *
     * @param report what came
     * @return the log with it taken into account
     */
    public SendLog returned(SendReport report) {
        int stillUnanswered = report.answered() ? Math.max(0, unanswered - 1) : unanswered;
        return new SendLog(sends, stillUnanswered, registered || report.registered(), lastSendAt, endSeenAt);
    }

    /**
     * The node showed its record of the payment.
     *
     * @return the log that remembers it
     */
    public SendLog registeredAtNode() {
        return new SendLog(sends, unanswered, true, lastSendAt, Optional.empty());
    }

    /**
     * A look-up said that nothing is or will be paid.
     *
     * @param now when
     * @return the log that remembers the first such answer
     */
    public SendLog endSeen(Instant now) {
        return new SendLog(sends, unanswered, registered, lastSendAt, endSeenAt.or(() -> Optional.of(now)));
    }
}
