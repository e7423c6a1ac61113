package io.github.hivebolt.ports;

import java.time.Instant;

/**
 * The only way to the time. Wall time is for what people and chains agree on; ages and back-off use monotonic time,
 * which never jumps.
 *
 * <p>Implementations are thread-safe.
 */
public interface TimeSource {
    /**
     * The wall time.
     *
     * @return now, which may jump either way when somebody sets the clock
     */
    Instant now();

    /**
     * The monotonic time.
     *
     * @return a time that only differences mean something of, within one process
     */
    MonotonicTime monotonic();
}
