package io.github.hivebolt.ports.store;

/**
 * The store did not answer. If it is thrown while a write commits, the write may or may not have taken hold: the caller
 * must read again before it concludes anything.
 */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message one sentence without secrets
     * @param cause what was thrown
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
