package io.github.hivebolt.ports;

import static io.github.hivebolt.domain.Checks.require;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One price from one source.
 *
 * @param pair of what in what
 * @param price more than zero
 * @param observedAt when it was true, by our wall clock or the source's, whichever is earlier
 * @param source who says so
 */
public record RateLeg(RatePair pair, BigDecimal price, Instant observedAt, String source) {
    /** Refuses a price that is not positive. */
    public RateLeg {
        require(price.signum() > 0, "a price must be more than zero");
    }
}
