package io.github.hivebolt.adapters.hive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** Reading hostile JSON within bounds. */
final class Json {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_STRING = 1 << 20;
    private static final int MAX_NAME = 1_000;
    private static final int MAX_NUMBER = 100;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    .maxNameLength(MAX_NAME)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // A memo with a raw control character must not stop the reader for ever.
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build());

    private Json() {}

    static JsonParser parser(InputStream body) throws IOException {
        return MAPPER.createParser(body);
    }

    /** The whole value that begins at the parser's current token. */
    static JsonNode tree(JsonParser parser) throws IOException {
        JsonNode node = MAPPER.readTree(parser);
        if (node == null) {
            throw new IOException("a value is missing");
        }
        return node;
    }

    static void require(JsonParser parser, JsonToken token, String what) throws IOException {
        if (parser.currentToken() != token) {
            throw new IOException(what);
        }
    }
}
