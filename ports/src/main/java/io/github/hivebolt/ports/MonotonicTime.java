package io.github.hivebolt.ports;

import java.time.Duration;

/**
 * A reading of a clock that never jumps. It has no meaning outside the process that took it.
 *
 * @param nanos nanoseconds since an arbitrary moment
 */
public record MonotonicTime(long nanos) {
    /**
     * How long ago an earlier reading was.
     *
     * @param earlier a reading of the same process
     * @return this - earlier
     */
    public Duration since(MonotonicTime earlier) {
        return Duration.ofNanos(nanos - earlier.nanos);
    }
}
