package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.adapters.http.NodeConnection;

/**
 * Where lnd is and how it knows us.
 *
 * @param connection where it is
 * @param macaroonHex the macaroon in hexadecimal; secret
 */
record LndSettings(NodeConnection connection, String macaroonHex) {
    @Override
    public String toString() {
        return "lnd at " + connection.url();
    }
}
