package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.PlainText;
import io.github.hivebolt.adapters.http.StrictJson;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An error in clnrest's form, {@code {"code":..,"message":..,"data":..}}. Where lightningd did not answer clnrest, the
 * code is {@code null}.
 *
 * @param httpStatus the status of the answer that held it
 * @param code the number in lightningd's {@code common/jsonrpc_errors.h}, or empty where it is {@code null}
 * @param message the node's words, hostile
 */
record ClnError(int httpStatus, OptionalInt code, String message) {
    private static final int NOT_AUTHORIZED = 1501;
    private static final int NOT_PERMITTED = 1502;
    private static final int UNAUTHORIZED_STATUS = 401;
    private static final int FORBIDDEN_STATUS = 403;

    /**
     * Reads an error.
     *
     * @param httpStatus the status of the answer
     * @param answer a JSON object
     * @return the error, or empty if the object does not have the form of one
     */
    static Optional<ClnError> of(int httpStatus, JsonNode answer) {
        if (!answer.has("code")) {
            return Optional.empty();
        }
        JsonNode code = answer.path("code");
        boolean number = code.isIntegralNumber() && code.canConvertToInt();
        if (!number && !code.isNull()) {
            return Optional.empty();
        }
        OptionalInt known = number ? OptionalInt.of(code.intValue()) : OptionalInt.empty();
        return StrictJson.text(answer, "message").map(words -> new ClnError(httpStatus, known, words));
    }

    /** Whether it says outright that we may not. */
    boolean saysDenied() {
        boolean denied = code.isPresent() && (code.getAsInt() == NOT_AUTHORIZED || code.getAsInt() == NOT_PERMITTED);
        return denied || httpStatus == UNAUTHORIZED_STATUS || httpStatus == FORBIDDEN_STATUS;
    }

    /** The error on one printable line. */
    String sentence() {
        return "Core Lightning answered HTTP " + httpStatus + ", code "
                + (code.isPresent() ? Integer.toString(code.getAsInt()) : "null") + ": " + PlainText.of(message, 200);
    }
}
