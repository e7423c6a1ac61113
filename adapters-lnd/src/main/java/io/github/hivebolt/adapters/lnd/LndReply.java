package io.github.hivebolt.adapters.lnd;

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
record LndReply(int status, Optional<Instant> date, String body) {
    /**
     * The JSON object of a good answer.
     *
     * @return the object
     * @throws LndTroubleException if the status is not 200 or the body is no JSON object
     */
    ObjectNode object() throws LndTroubleException {
        Optional<ObjectNode> object = StrictJson.object(body);
        if (status == 200 && object.isPresent()) {
            return object.get();
        }
        Optional<LndError> error = object.flatMap(answer -> LndError.of(status, answer));
        throw error.isPresent()
                ? LndTroubleException.ofRefusal(error.get())
                : LndTroubleException.ofBrokenAnswer("lnd answered HTTP " + status + " with what is not lnd's.");
    }
}
