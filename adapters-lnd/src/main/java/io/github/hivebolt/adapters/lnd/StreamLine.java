package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.PaymentHash;
import java.util.Optional;

/** One line of a payment stream. */
sealed interface StreamLine {
    /**
     * The payment's record as it is now.
     *
     * @param payment the record
     */
    record Update(LndPayment payment) implements StreamLine {}

    /**
     * An error of lnd's own.
     *
     * @param error the error
     */
    record Refusal(LndError error) implements StreamLine {}

    /**
     * Anything else.
     *
     * @param why one sentence
     */
    record Garbage(String why) implements StreamLine {}

    /**
     * Reads a line. An update counts only in an answer of status 200, since lnd sends none in any other.
     *
     * @param text the line
     * @param httpStatus of the answer that it came in
     * @param expected the payment that was asked for
     * @return what it is
     */
    static StreamLine of(String text, int httpStatus, PaymentHash expected) {
        Optional<ObjectNode> object = StrictJson.object(text);
        if (object.isEmpty()) {
            return garbage(httpStatus);
        }
        Optional<LndError> error = LndError.of(httpStatus, object.get());
        if (error.isPresent()) {
            return new Refusal(error.get());
        }
        boolean result = httpStatus == 200
                && object.get().path("result").isObject()
                && !object.get().has("error");
        return result
                ? LndPayment.of(object.get().path("result"), expected)
                        .<StreamLine>map(Update::new)
                        .orElse(new Garbage("lnd answered with a record that is not one of this payment."))
                : garbage(httpStatus);
    }

    private static Garbage garbage(int httpStatus) {
        return new Garbage("HTTP " + httpStatus + " with a line that is not lnd's.");
    }
}
