package io.github.hivebolt.app.work;

import java.time.Duration;

/** How a loop idles. */
@FunctionalInterface
interface Pause {
    /**
     * Waits.
     *
     * @return true as soon as the loop must end, false after the whole duration
     */
    boolean untilStopped(Duration duration);
}
