package io.github.hivebolt.engine;

/** A rebuild cannot be done now; nothing was changed. Its message is one sentence for the operator. */
public final class RebuildRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RebuildRefusedException(String message) {
        super(message);
    }
}
