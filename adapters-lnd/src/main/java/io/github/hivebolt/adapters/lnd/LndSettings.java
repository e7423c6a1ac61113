package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.adapters.http.HttpOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where lnd is and how it knows us.
 *
 * @param url its address without a trailing slash
 * @param macaroonHex the macaroon in hexadecimal; secret
 * @param certificate the only certificates to trust, or empty for those of the Java runtime
 * @param socksProxy host and port of the SOCKS5 proxy for an onion host, or empty
 */
record LndSettings(URI url, String macaroonHex, Optional<Path> certificate, Optional<HostAndPort> socksProxy) {
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
        HttpOptions trusting = certificate.map(options::withTrustedCertificates).orElse(options);
        return socksProxy
                .map(proxy -> trusting.withSocksProxy(proxy.host(), proxy.port()))
                .orElse(trusting);
    }

    @Override
    public String toString() {
        return "lnd at " + url;
    }
}
