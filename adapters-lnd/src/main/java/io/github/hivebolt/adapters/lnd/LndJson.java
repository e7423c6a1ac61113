package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads and writes the JSON of lnd: 64-bit integers are strings, and nothing is believed that is not well formed. */
final class LndJson {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");

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

    private LndJson() {}

    /**
     * Reads one JSON object.
     *
     * @param text any text
     * @return the object, or empty if the text is anything else
     */
    static Optional<ObjectNode> object(String text) {
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
    static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    /**
     * A text field.
     *
     * @param parent the object
     * @param name the field
     * @return its text, or empty if it is missing or no text
     */
    static Optional<String> text(JsonNode parent, String name) {
        JsonNode field = parent.path(name);
        return field.isTextual() ? Optional.of(field.textValue()) : Optional.empty();
    }

    /**
     * An integer field, written as a string or as a number.
     *
     * @param parent the object
     * @param name the field
     * @return its value, or empty if it is missing or no 64-bit integer
     */
    static OptionalLong integer(JsonNode parent, String name) {
        JsonNode field = parent.path(name);
        if (field.isIntegralNumber() && field.canConvertToLong()) {
            return OptionalLong.of(field.longValue());
        }
        return field.isTextual() ? integer(field.textValue()) : OptionalLong.empty();
    }

    private static OptionalLong integer(String digits) {
        try {
            return INTEGER.matcher(digits).matches() ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }
}
