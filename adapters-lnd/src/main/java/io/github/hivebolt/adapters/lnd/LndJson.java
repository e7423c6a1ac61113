package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads the JSON of lnd: 64-bit integers are strings, and nothing is believed that is not well formed. */
final class LndJson {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");

    private LndJson() {}

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
