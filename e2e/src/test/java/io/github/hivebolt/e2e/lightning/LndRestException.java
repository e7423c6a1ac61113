package io.github.hivebolt.e2e.lightning;

/** lnd answered a REST call with an error. */
public final class LndRestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int httpStatus;

    LndRestException(String call, int httpStatus, String body) {
        super(call + " was answered with HTTP " + httpStatus + ": " + body);
        this.httpStatus = httpStatus;
    }

    /** The HTTP status; 200 where lnd reported the error in a later line of a stream. */
    public int httpStatus() {
        return httpStatus;
    }
}
