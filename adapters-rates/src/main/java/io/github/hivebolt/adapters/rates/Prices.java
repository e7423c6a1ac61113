package io.github.hivebolt.adapters.rates;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads prices that somebody else wrote. */
final class Prices {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?");
    private static final BigDecimal LOWEST = new BigDecimal("1e-12");
    private static final BigDecimal HIGHEST = new BigDecimal("1e12");
    private static final int MAX_DIGITS = 40;

    private Prices() {}

    /** A positive decimal of sane size, exactly as written, or empty. */
    static Optional<BigDecimal> parse(String text) {
        return DECIMAL.matcher(text).matches() ? sane(new BigDecimal(text)) : Optional.empty();
    }

    /** The same of a JSON number, or of a JSON string that holds one. */
    static Optional<BigDecimal> parse(JsonNode node) {
        if (node.isNumber()) {
            return sane(node.decimalValue());
        }
        return node.isTextual() ? parse(node.textValue()) : Optional.empty();
    }

    private static Optional<BigDecimal> sane(BigDecimal price) {
        boolean sane = price.signum() > 0
                && price.compareTo(LOWEST) >= 0
                && price.compareTo(HIGHEST) <= 0
                && price.precision() <= MAX_DIGITS;
        return sane ? Optional.of(price) : Optional.empty();
    }
}
