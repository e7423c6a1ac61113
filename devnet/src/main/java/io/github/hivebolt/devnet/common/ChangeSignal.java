package io.github.hivebolt.devnet.common;

/** Lets threads wait until a model has changed. Thread-safe. */
public final class ChangeSignal {
    private long version;

    /** Starts unchanged. */
    public ChangeSignal() {}

    /** Says that something changed. */
    public synchronized void changed() {
        version++;
        notifyAll();
    }

    /**
     * How often something changed.
     *
     * @return a number that only grows
     */
    public synchronized long version() {
        return version;
    }

    /**
     * Waits for a change.
     *
     * @param seen the version that the caller has dealt with
     * @param timeoutMillis how long to wait at most
     * @return the present version, which is {@code seen} where nothing changed in time
     * @throws InterruptedException if the thread is to stop
     */
    public synchronized long awaitNewerThan(long seen, long timeoutMillis) throws InterruptedException {
        if (version == seen) {
            wait(timeoutMillis);
        }
        return version;
    }
}
