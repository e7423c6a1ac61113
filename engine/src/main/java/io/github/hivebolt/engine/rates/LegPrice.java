package io.github.hivebolt.engine.rates;

import java.math.BigDecimal;

/** What the sources together say about one pair. */
sealed interface LegPrice {
    /** Enough sources agree on it. */
    record Agreed(BigDecimal price) implements LegPrice {}

    /** Too few sources have a fresh price; another way to the same price may be tried. */
    record Missing(String why) implements LegPrice {}

    /** The sources contradict each other; no other way may be tried. */
    record Disputed(String why) implements LegPrice {}
}
