package io.github.hivebolt.app.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SOCKS5 proxy for onion hosts.
 *
 * @param host where it runs
 * @param port its port, 1 to 65535
 */
public record ProxySettings(String host, int port) {
    private static final Key PROXY =
            Key.of("proxy", "", "host:port of a SOCKS5 proxy, for instance 127.0.0.1:9050", "proxy");
    private static final Pattern GRAMMAR =
            Pattern.compile("(?:socks5h?://)?(\\[[^\\]]+\\]|[^:/\\[\\]]+):([0-9]{1,5})/?");
    private static final int MAX_PORT = 65_535;

    static Optional<ProxySettings> read(Values values) {
        return values.optional(PROXY, ProxySettings::parse);
    }

    private static ProxySettings parse(String text) throws Malformed {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw new Malformed("this is not host:port");
        }
        String host = Addresses.host(matcher.group(1).replaceAll("[\\[\\]]", ""));
        return new ProxySettings(host, Parsers.smallInteger(1, MAX_PORT).parse(matcher.group(2)));
    }
}
