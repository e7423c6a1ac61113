package io.github.hivebolt.engine;

import java.time.Duration;

/**
 * A part of the engine that does its work in small steps. It owns no thread: whoever runs it calls {@link #step()} again
 * and again, from one thread at a time, and may stop between any two calls or in the middle of one.
 */
public interface Worker {
    /**
     * The name for logs and threads.
     *
     * @return for instance {@code block-follower}
     */
    String name();

    /**
     * Does one bounded piece of work.
     *
     * @return how long to rest before the next step; zero if there is more to do at once
     */
    Duration step();
}
