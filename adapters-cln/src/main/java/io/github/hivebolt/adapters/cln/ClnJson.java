package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.money.Msat;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the JSON of clnrest: nothing is believed that is not well formed. */
final class ClnJson {
    private ClnJson() {}

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
