package io.github.hivebolt.testkit;

import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;

/** What a Lightning adapter answered, in so few words that a table of expectations fits on a page. */
public final class FewWords {
    private FewWords() {}

    /**
     * A report in a few words.
     *
     * @param report what the adapter said of a payment
     * @return for instance {@code Failed NO_ROUTE answered}
     */
    public static String of(SendReport report) {
        String outcome = switch (report.outcome()) {
            case PaymentOutcome.Succeeded paid ->
                "Succeeded " + paid.routingFee().value();
            case PaymentOutcome.Failed failed -> "Failed " + failed.reason();
            case PaymentOutcome.NotSent notSent -> "NotSent";
            case PaymentOutcome.Unknown unknown -> "Unknown";
        };
        return outcome + (report.answered() ? " answered" : "") + (report.registered() ? " registered" : "");
    }

    /**
     * A record in a few words.
     *
     * @param record what the adapter found
     * @return for instance {@code InFlight stuck}
     */
    public static String of(PaymentRecord record) {
        return switch (record) {
            case PaymentRecord.Settled settled ->
                "Settled " + settled.routingFee().value();
            case PaymentRecord.Failed failed -> "Failed " + failed.reason();
            case PaymentRecord.InFlight inFlight -> inFlight.stuck() ? "InFlight stuck" : "InFlight";
            case PaymentRecord.Absent absent -> "Absent";
            case PaymentRecord.Contradiction contradiction -> "Contradiction";
            case PaymentRecord.Unclear unclear -> "Unclear";
        };
    }
}
