package io.github.hivebolt.app.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where the gateway is served.
 *
 * @param host the address that it listens on
 * @param port the port that it listens on, 1 to 65535
 * @param publicUrl how the world reaches it; needed for LNURL
 * @param trustedProxies addresses and networks whose {@code X-Forwarded-*} headers are believed
 * @param corsOrigins sites whose pages may ask the interface from a browser; {@code *} for all
 * @param demoControl the devnet's control interface, which pays invoices in a demonstration; used in mode demo only
 */
public record HttpSettings(
        String host,
        int port,
        Optional<URI> publicUrl,
        List<String> trustedProxies,
        List<String> corsOrigins,
        Optional<URI> demoControl) {
    private static final String ANCHOR = "http";
    private static final Key HOST = Key.of(
            "http.host", "127.0.0.1", "a host name or IP address of this machine, for instance 127.0.0.1", ANCHOR);
    private static final Key PORT = Key.of("http.port", "8080", "a port from 1 to 65535", ANCHOR);
    private static final Key PUBLIC_URL =
            Key.of("http.public-url", "", "a URL like https://pay.example.com, without a query", ANCHOR);
    private static final Key TRUSTED_PROXIES =
            Key.of("http.trusted-proxies", "", "IP addresses or networks, separated by commas", ANCHOR);
    private static final Key CORS_ORIGINS =
            Key.of("http.cors-origins", "", "origins like https://shop.example, separated by commas, or *", ANCHOR);
    private static final Key DEMO_CONTROL = Key.of(
            "demo.control-url", "", "the devnet's control interface, for instance http://127.0.0.1:18099", ANCHOR);
    private static final int MAX_PORT = 65_535;

    static HttpSettings read(Values values) {
        return new HttpSettings(
                values.value(HOST, Addresses::host),
                values.value(PORT, Parsers.smallInteger(1, MAX_PORT)),
                values.optional(PUBLIC_URL, HttpSettings::publicUrl),
                values.optional(TRUSTED_PROXIES, Parsers.list(Addresses::network))
                        .orElse(List.of()),
                values.optional(CORS_ORIGINS, Parsers.list(HttpSettings::origin))
                        .orElse(List.of()),
                values.optional(DEMO_CONTROL, Addresses::webUrl));
    }

    private static String origin(String text) throws Malformed {
        if (text.equals("*")) {
            return text;
        }
        URI url = Addresses.webUrl(text);
        String origin = url.getScheme() + "://" + url.getRawAuthority();
        if (!text.equals(origin)) {
            throw new Malformed("an origin has no path");
        }
        return origin;
    }

    private static URI publicUrl(String text) throws Malformed {
        URI url = Addresses.webUrl(text);
        if (url.getRawQuery() != null) {
            throw new Malformed("the URL has a query");
        }
        return url;
    }
}
