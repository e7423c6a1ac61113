package io.github.hivebolt.engine.rates;

import io.github.hivebolt.ports.RateLeg;
import java.time.Duration;

/**
 * A price and its age at the moment of composition.
 *
 * @param leg the price
 * @param age by the wall clock or the monotonic clock, whichever says more
 */
public record AgedLeg(RateLeg leg, Duration age) {}
