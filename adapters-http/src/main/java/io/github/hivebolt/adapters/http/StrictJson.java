package io.github.hivebolt.adapters.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Reads and writes the JSON of a Lightning node: nothing is believed that is not well formed. */
public final class StrictJson {
    // A field that comes twice could hide one value behind another: such a text is no answer.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(40)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /**
     * Reads one JSON object.
     *
     * @param text any text
     * @return the object, or empty if the text is anything else
     */
    public static Optional<ObjectNode> object(String text) {
        try {
            return MAPPER.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    /**
     * A fresh object to fill.
     *
     * @return an empty object
     */
    public static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    /**
     * A text field.
     *
     * @param parent the object
     * @param name the field
     * @return its text, or empty if it is missing or no text
     */
    public static Optional<String> text(JsonNode parent, String name) {
        JsonNode field = parent.path(name);
        return field.isTextual() ? Optional.of(field.textValue()) : Optional.empty();
    }
}
