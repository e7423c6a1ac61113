package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.StrictJson;
import java.time.Instant;
import java.util.Optional;

/**
 * A whole answer.
 *
 * @param status the HTTP status
 * @param date the moment in its Date header, or empty if it has none that can be read
 * @param body the body as text
 */
record ClnReply(int status, Optional<Instant> date, String body) {
    private static final int CREATED = 201;

    /**
     * The JSON object of a result. clnrest answers every result with status 201.
     *
     * @return the object
     * @throws ClnTroubleException if the answer is an error or not clnrest's
     */
    ObjectNode result() throws ClnTroubleException {
        Optional<ObjectNode> object = StrictJson.object(body);
        if (status == CREATED && object.isPresent()) {
            return object.get();
        }
        Optional<ClnError> error =
                status >= 400 ? object.flatMap(answer -> ClnError.of(status, answer)) : Optional.empty();
        throw error.isPresent()
                ? ClnTroubleException.ofRefusal(error.get())
                : ClnTroubleException.ofBrokenAnswer(
                        "HTTP " + status + " with what is not an answer of Core Lightning's clnrest.");
    }
}
