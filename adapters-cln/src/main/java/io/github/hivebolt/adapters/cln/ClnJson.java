package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.domain.money.Msat;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads and writes the JSON of clnrest: nothing is believed that is not well formed. */
final class ClnJson {
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

    private ClnJson() {}

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
     * An integer field.
     *
     * @param parent the object
     * @param name the field
     * @return its value, or empty if it is missing or no 64-bit integer
     */
    static OptionalLong integer(JsonNode parent, String name) {
        JsonNode field = parent.path(name);
        return field.isIntegralNumber() && field.canConvertToLong()
                ? OptionalLong.of(field.longValue())
                : OptionalLong.empty();
    }

    /**
     * An amount.
     *
     * @param parent the object
     * @param name the field, in millisatoshi
     * @return the amount, or empty if it is missing, negative or more than there is
     */
    static Optional<Msat> msat(JsonNode parent, String name) {
        OptionalLong value = integer(parent, name);
        boolean sane = value.isPresent() && value.getAsLong() >= 0 && value.getAsLong() <= Msat.MAX_VALUE;
        return sane ? Optional.of(new Msat(value.getAsLong())) : Optional.empty();
    }

    /**
     * A list that an answer cannot be without.
     *
     * @param answer the answer
     * @param name the list
     * @return an array
     * @throws ClnTroubleException if it is missing
     */
    static JsonNode array(JsonNode answer, String name) throws ClnTroubleException {
        JsonNode array = answer.path(name);
        if (!array.isArray()) {
            throw ClnTroubleException.ofBrokenAnswer("Core Lightning answered without its list of " + name + ".");
        }
        return array;
    }
}
