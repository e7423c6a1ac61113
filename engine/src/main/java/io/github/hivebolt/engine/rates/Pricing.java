package io.github.hivebolt.engine.rates;

import io.github.hivebolt.domain.money.Rate;
import java.util.Optional;

/** What an asset is worth, or why nobody can say now. */
public sealed interface Pricing {
    /**
     * It has a price.
     *
     * @param rate the price
     */
    record Priced(Rate rate) implements Pricing {}

    /**
     * It has none; orders wait.
     *
     * @param why one sentence
     */
    record Unpriced(String why) implements Pricing {}

    /**
     * The price alone.
     *
     * @return the rate, or empty where there is none
     */
    default Optional<Rate> asRate() {
        return switch (this) {
            case Priced priced -> Optional.of(priced.rate());
            case Unpriced unpriced -> Optional.empty();
        };
    }
}
