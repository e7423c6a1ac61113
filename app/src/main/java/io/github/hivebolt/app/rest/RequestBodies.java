package io.github.hivebolt.app.rest;

import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.WebApplicationException;
import org.jspecify.annotations.Nullable;

/** Reads request bodies. Unknown fields are ignored; what cannot be read is answered with an example. */
public final class RequestBodies {
    private static final Jsonb JSONB = JsonbBuilder.create();

    private RequestBodies() {}

    /**
     * Reads a body.
     *
     * @param <T> what it is read as
     * @param body JSON, hostile input
     * @param type what it is read as
     * @param example a good body, for the answer to a malformed one
     * @return what was read; a malformed body is answered with 400
     */
    public static <T> T read(String body, Class<T> type, String example) {
        T value;
        try {
            value = parse(body, type);
        } catch (JsonbException | JsonException malformed) {
            throw malformed(example);
        }
        if (value == null) {
            throw malformed(example);
        }
        return value;
    }

    private static <T> @Nullable T parse(String body, Class<T> type) {
        return body.stripLeading().startsWith("{") ? JSONB.fromJson(body, type) : null;
    }

    private static WebApplicationException malformed(String example) {
        return Problems.badRequest("MALFORMED_BODY", "The body must be a JSON object like " + example + ".");
    }
}
