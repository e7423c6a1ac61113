package io.github.hivebolt.engine.rates;

import java.time.Instant;
import java.util.Optional;

/**
 * How a rate source does, for the status page and the watchdog.
 *
 * @param name the source
 * @param lastAnswer when it last gave a price, by wall time
 * @param trouble one sentence about its last failure, or empty if its last answer was good or it was never asked
 */
public record RateSourceState(String name, Optional<Instant> lastAnswer, Optional<String> trouble) {}
