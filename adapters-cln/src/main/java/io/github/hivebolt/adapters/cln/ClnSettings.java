package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.adapters.http.HttpOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Core Lightning is and how it knows us.
 *
 * @param url the address of clnrest without a trailing slash
 * @param rune what we show; secret
 * @param authority the only certificates to trust, or empty for those of the Java runtime
 * @param socksProxy host and port of the SOCKS5 proxy for an onion host, or empty
 */
record ClnSettings(URI url, String rune, Optional<Path> authority, Optional<HostAndPort> socksProxy) {
    /**
     * A host and a port.
     *
     * @param host name or address
     * @param port 1 to 65535
     */
    record HostAndPort(String host, int port) {}

    /**
     * Puts what the settings say into the options of the HTTP client.
     *
     * @param options to start from
     * @return the options
     */
    HttpOptions applyTo(HttpOptions options) {
        HttpOptions trusting = authority.map(options::withTrustedCertificates).orElse(options);
        return socksProxy
                .map(proxy -> trusting.withSocksProxy(proxy.host(), proxy.port()))
                .orElse(trusting);
    }

    @Override
    public String toString() {
        return "Core Lightning at " + url;
    }
}
