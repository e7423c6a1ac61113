package io.github.hivebolt.domain.order;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;

/**
 * How much an account may convert in a rolling window.
 *
 * @param length how long the window is, more than zero
 * @param limit the sum of Lightning amounts that it may hold, the present order included
 */
public record LimitWindow(Duration length, Msat limit) {
    /** Refuses a window of no length. */
    public LimitWindow {
        require(length.isPositive(), "a window must have a length");
    }
}
