package io.github.hivebolt.ports.spi;

import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.TimeSource;

/**
 * What the gateway lends to an adapter.
 *
 * @param time the time
 * @param random chance
 */
public record AdapterContext(TimeSource time, RandomSource random) {}
