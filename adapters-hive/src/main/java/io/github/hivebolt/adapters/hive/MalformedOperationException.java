package io.github.hivebolt.adapters.hive;

/** An operation that concerns us, or may do, cannot be read. It must not be skipped. */
final class MalformedOperationException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedOperationException(String message) {
        super(message);
    }
}
