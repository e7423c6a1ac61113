package io.github.hivebolt.adapters.http;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a Lightning node is.
 *
 * @param url its address without a trailing slash
 * @param authority the only certificates to trust, or empty for those of the Java runtime
 * @param socksProxy the way to an onion host
 */
public record NodeConnection(URI url, Optional<Path> authority, Optional<HostAndPort> socksProxy) {
    /**
     * Puts what the settings say into the options of the HTTP client.
     *
     * @param options to start from
     * @return the options
     */
    public HttpOptions applyTo(HttpOptions options) {
        HttpOptions trusting = authority.map(options::withTrustedCertificates).orElse(options);
        return socksProxy
                .map(proxy -> trusting.withSocksProxy(proxy.host(), proxy.port()))
                .orElse(trusting);
    }
}
