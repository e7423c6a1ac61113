package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.PlainText;
import io.github.hivebolt.adapters.http.StrictJson;
import java.util.Optional;
import java.util.Set;

/**
 * An error in the form of lnd's REST gateway. Unary calls answer {@code {"code":..,"message":..,"details":[]}}, streams
 * wrap the same in {@code {"error":..}}.
 *
 * @param httpStatus the status of the answer that held it
 * @param code the gRPC status code
 * @param message lnd's words, hostile
 */
record LndError(int httpStatus, int code, String message) {
    private static final int NOT_FOUND = 5;
    private static final int ALREADY_EXISTS = 6;
    private static final Set<Integer> DENIED = Set.of(7, 16);

    // Cancelled, deadline exceeded, unavailable: said by the gateway inside lnd when it lost its own connection to the
    // server behind it, which may still be working on the request.
    private static final Set<Integer> LOST_INSIDE = Set.of(1, 4, 14);

    /**
     * Reads an error.
     *
     * @param httpStatus the status of the answer
     * @param answer a JSON object
     * @return the error, or empty if the object does not have the form of one
     */
    static Optional<LndError> of(int httpStatus, JsonNode answer) {
        if (answer.has("result")) {
            return Optional.empty();
        }
        JsonNode body = answer.has("error") ? answer.path("error") : answer;
        JsonNode code = body.path("code");
        Optional<String> message = StrictJson.text(body, "message");
        boolean wellFormed = code.isIntegralNumber() && code.canConvertToInt() && code.intValue() != 0;
        return wellFormed ? message.map(words -> new LndError(httpStatus, code.intValue(), words)) : Optional.empty();
    }

    /**
     * Whether it is the answer of the payment tracker for a hash that it has no record of. An unknown path answers 404
     * with code 5 too, so the words count.
     */
    boolean saysNoSuchPayment() {
        return httpStatus == 404 && code == NOT_FOUND && message.equals("payment isn't initiated");
    }

    /** Whether it is the answer of the invoice registry for a hash that it has no invoice of. */
    boolean saysNoSuchInvoice() {
        return httpStatus == 404 && code == NOT_FOUND && message.equals("unable to locate invoice");
    }

    /** Whether lnd says that it has a record of the payment already: in flight, paid, or just begun. */
    boolean saysAlreadyExists() {
        return httpStatus == 409 || code == ALREADY_EXISTS;
    }

    /** Whether it says nothing of what became of the request. */
    boolean leavesRequestOpen() {
        return LOST_INSIDE.contains(code);
    }

    /** Whether it says outright that we may not. */
    boolean saysDenied() {
        return httpStatus == 401 || httpStatus == 403 || DENIED.contains(code);
    }

    /** The error on one printable line. */
    String sentence() {
        return "lnd answered HTTP " + httpStatus + ", code " + code + ": " + PlainText.of(message, 200);
    }
}
