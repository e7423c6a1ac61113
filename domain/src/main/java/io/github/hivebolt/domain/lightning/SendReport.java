package io.github.hivebolt.domain.lightning;

import static io.github.hivebolt.domain.Checks.require;

/**
 * What came back from one pay request.
 *
 * @param outcome what is known about the payment
 * @param answered whether the node accounted for this very request (any line or error of its own in reply), so that it
 *     cannot arrive there later; always true for {@link PaymentOutcome.Succeeded}, {@link PaymentOutcome.Failed} and
 *     {@link PaymentOutcome.NotSent}
 * @param registered whether the node showed that it has a record of this payment (an in-flight line, or "already exists")
 */
public record SendReport(PaymentOutcome outcome, boolean answered, boolean registered) {
    /** Refuses a definite outcome of a request that nobody answered. */
    public SendReport {
        boolean definite = !(outcome instanceof PaymentOutcome.Unknown);
        require(!definite || answered, "a definite outcome answers its request");
    }
}
