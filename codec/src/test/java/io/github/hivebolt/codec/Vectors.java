package io.github.hivebolt.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The recorded data that the tests of this package compare with. */
final class Vectors {
    static final JsonNode HIVE = read("hive-vectors.json");
    static final JsonNode BOLT11 = read("bolt11-vectors.json");
    static final JsonNode NODE_INVOICES = read("node-invoices.json");
    static final JsonNode HIVED = read("hived-transactions.json");

    private Vectors() {}

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Stream<JsonNode> each(JsonNode parent, String field) {
        return each(parent.get(field));
    }

    static byte[] bytes(JsonNode node, String field) {
        return HexFormat.of().parseHex(node.get(field).asText());
    }

    private static JsonNode read(String name) {
        try (InputStream stream = Objects.requireNonNull(Vectors.class.getResourceAsStream(name), name)) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
