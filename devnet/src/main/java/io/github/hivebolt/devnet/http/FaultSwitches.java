package io.github.hivebolt.devnet.http;

/** The faults of one server, which may be changed at any time. Thread-safe. */
public final class FaultSwitches {
    private Fault fault = Fault.NOTHING;
    private long delayMillis;
    private int retryAfterSeconds = 1;

    /** Starts without faults. */
    public FaultSwitches() {}

    /**
     * Changes what goes wrong from the next request on.
     *
     * @param next the fault
     */
    public synchronized void set(Fault next) {
        fault = next;
    }

    /**
     * Slows every answer down.
     *
     * @param millis milliseconds before a request is looked at, 0 for none
     */
    public synchronized void delay(long millis) {
        delayMillis = Math.max(0, millis);
    }

    /**
     * The pause that a 429 asks for.
     *
     * @param seconds seconds in {@code Retry-After}
     */
    public synchronized void retryAfter(int seconds) {
        retryAfterSeconds = seconds;
    }

    /** Lets everything work again. */
    public synchronized void clear() {
        fault = Fault.NOTHING;
        delayMillis = 0;
    }

    /**
     * What is switched on.
     *
     * @return the fault
     */
    public synchronized Fault current() {
        return fault;
    }

    /**
     * The delay that is switched on.
     *
     * @return milliseconds
     */
    public synchronized long delayMillis() {
        return delayMillis;
    }

    synchronized int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    synchronized FaultMode take(HttpRequest request) {
        if (fault.mode() == FaultMode.NONE || fault.times() == 0 || !request.contains(fault.onlyContaining())) {
            return FaultMode.NONE;
        }
        if (fault.times() > 0) {
            fault = new Fault(fault.mode(), fault.times() - 1, fault.onlyContaining());
        }
        return fault.mode();
    }
}
