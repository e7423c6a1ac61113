package io.github.hivebolt.adapters.http;

/** A call brought no whole answer. The message names the party's scheme, host and port, and nothing secret. */
public final class HttpTroubleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it was. */
    public enum Kind {
        /** No connection: refused, no route, host name not found, TLS handshake failed. */
        UNREACHABLE,
        /** Too long without connection, without a byte, or over all. */
        TIMED_OUT,
        /** The connection broke, was closed by us, or what came is no HTTP or too large. */
        BROKEN
    }

    private final Kind kind;
    private final boolean requestMayHaveLeft;

    HttpTroubleException(Kind kind, boolean requestMayHaveLeft, String message) {
        super(message);
        this.kind = kind;
        this.requestMayHaveLeft = requestMayHaveLeft;
    }

    HttpTroubleException(Kind kind, boolean requestMayHaveLeft, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.requestMayHaveLeft = requestMayHaveLeft;
    }

    /**
     * The kind of trouble.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Whether the other side may have seen the request.
     *
     * @return false only if it is proved that no byte of the request was written: the connection with its TLS handshake
     *     was never complete
     */
    public boolean requestMayHaveLeft() {
        return requestMayHaveLeft;
    }
}
