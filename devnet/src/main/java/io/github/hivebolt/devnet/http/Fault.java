package io.github.hivebolt.devnet.http;

/**
 * What goes wrong, how often, and with which requests.
 *
 * @param mode the way of failing
 * @param times how many matching requests it hits; negative for all until it is changed
 * @param onlyContaining a text that the request line or body must contain, empty for every request
 */
public record Fault(FaultMode mode, int times, String onlyContaining) {
    /** Nothing goes wrong. */
    public static final Fault NOTHING = always(FaultMode.NONE);

    /**
     * A fault that hits every request until it is changed.
     *
     * @param mode the way of failing
     * @return the fault
     */
    public static Fault always(FaultMode mode) {
        return new Fault(mode, -1, "");
    }

    /**
     * A fault that hits the next requests only.
     *
     * @param mode the way of failing
     * @param times how many requests, at least 1
     * @param onlyContaining a text that the request line or body must contain, empty for every request
     * @return the fault
     */
    public static Fault next(FaultMode mode, int times, String onlyContaining) {
        return new Fault(mode, times, onlyContaining);
    }
}
