package io.github.hivebolt.devnet;

/** A request to the control interface that cannot be fulfilled. The message is one sentence. */
final class ControlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    ControlException(int status, String message) {
        super(message);
        this.status = status;
    }

    static ControlException badInput(String message) {
        return new ControlException(400, message);
    }

    static ControlException unknown(String what) {
        return new ControlException(404, "There is no such " + what + ".");
    }

    int status() {
        return status;
    }
}
