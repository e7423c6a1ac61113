package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.SendReport;
import java.util.Optional;

/** What the answer to one pay request says. */
sealed interface SendReading {
    /**
     * All that can be known from it.
     *
     * @param report the report
     */
    record Known(SendReport report) implements SendReading {}

    /**
     * lnd refused the request before it said anything about the payment.
     *
     * @param error what it said
     */
    record Refused(LndError error) implements SendReading {}

    /**
     * Reads the stream up to a final record, its end or its time limit.
     *
     * @param stream the answer to a pay request
     * @param hash the payment
     * @return what it says
     */
    static SendReading of(LndStream stream, PaymentHash hash) {
        boolean registered = false;
        while (true) {
            Optional<String> line;
            try {
                line = stream.nextLine();
            } catch (LndTroubleException trouble) {
                return unknown(trouble.sentence(), registered);
            }
            if (line.isEmpty()) {
                return unknown("The answer of lnd ended without a final state.", registered);
            }
            switch (StreamLine.of(line.get(), stream.status(), hash)) {
                case StreamLine.Garbage garbage -> {
                    return unknown(garbage.why(), registered);
                }
                case StreamLine.Refusal refusal -> {
                    return registered ? unknown(refusal.error().sentence(), true) : new Refused(refusal.error());
                }
                case StreamLine.Update update -> {
                    Optional<PaymentOutcome> end = outcomeOf(update.payment().state());
                    if (end.isPresent()) {
                        return new Known(new SendReport(end.get(), true, true));
                    }
                    registered = true;
                }
            }
        }
    }

    /**
     * The outcome that a record stands for.
     *
     * @param state what the record means
     * @return the outcome, or empty while the payment is not finished
     */
    static Optional<PaymentOutcome> outcomeOf(PaymentState state) {
        return switch (state) {
            case PaymentState.Paid paid ->
                Optional.of(new PaymentOutcome.Succeeded(paid.preimage(), paid.routingFee()));
            case PaymentState.Lost lost -> Optional.of(new PaymentOutcome.Failed(lost.reason()));
            case PaymentState.Unproven unproven -> Optional.of(new PaymentOutcome.Unknown(unproven.why()));
            case PaymentState.Pending pending -> Optional.empty();
        };
    }

    private static Known unknown(String cause, boolean registered) {
        return new Known(new SendReport(new PaymentOutcome.Unknown(cause), registered, registered));
    }
}
