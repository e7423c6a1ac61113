package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.adapters.http.NodeConnection;

/**
 * Where Core Lightning is and how it knows us.
 *
 * @param connection where it is
 * @param rune what we show; secret
 */
record ClnSettings(NodeConnection connection, String rune) {
    @Override
    public String toString() {
        return "Core Lightning at " + connection.url();
    }
}
