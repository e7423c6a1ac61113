package io.github.hivebolt.devnet.cln;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A part of a list.
 *
 * @param start the first number in it
 * @param limit the most rows
 */
record Page(long start, long limit) {
    private static final Page ALL = new Page(0, Long.MAX_VALUE);

    /** What was asked for: all of it unless an index is named. */
    static Page of(JsonNode parameters) {
        return parameters.has("index")
                ? new Page(
                        parameters.path("start").asLong(0),
                        parameters.path("limit").asLong(Long.MAX_VALUE))
                : ALL;
    }
}
