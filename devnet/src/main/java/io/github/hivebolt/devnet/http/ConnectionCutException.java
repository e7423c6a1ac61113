package io.github.hivebolt.devnet.http;

import java.io.IOException;

/** A fault that was asked for ends the connection here. */
final class ConnectionCutException extends IOException {
    private static final long serialVersionUID = 1L;

    ConnectionCutException() {
        super("the connection is cut on purpose");
    }
}
