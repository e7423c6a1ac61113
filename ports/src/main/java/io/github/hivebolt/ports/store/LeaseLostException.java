package io.github.hivebolt.ports.store;

/** Somebody else holds the lease or the work item by now. Nothing was written; the caller must stop what it was at. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says which one.
     *
     * @param message one sentence
     */
    public LeaseLostException(String message) {
        super(message);
    }
}
