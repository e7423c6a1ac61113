package io.github.hivebolt.app.work;

import java.time.Duration;

/** Something the gateway does again and again. One thread runs it; steps never overlap. */
public interface Worker {
    /**
     * The name for logs and health.
     *
     * @return unique among the workers
     */
    String name();

    /**
     * Does one bounded piece of work.
     *
     * @return how long to idle before the next step; zero if more work waits
     */
    Duration step();
}
