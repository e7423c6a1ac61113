package io.github.hivebolt.adapters.hive;

import static io.github.hivebolt.domain.Checks.require;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a Hive node is.
 *
 * @param endpoint the address that is posted to, without user and password
 * @param authorization the value of the header that carries them
 * @param host whose node it is: two addresses of the same host are one voice, whatever their ports. On the loopback
 *     interface every port is a host of its own, because there it tells tunnels and test nodes apart
 * @param shown scheme, name and port; neither user, path nor query, any of which may hold a secret
 */
record NodeAddress(URI endpoint, Optional<String> authorization, String host, String shown) {
    static NodeAddress of(URI url) {
        String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        require(scheme.equals("http") || scheme.equals("https"), "a Hive node's address must start with https://");
        String name = Optional.ofNullable(url.getHost()).orElse("").toLowerCase(Locale.ROOT);
        require(!name.isEmpty(), "a Hive node's address must name a host, for instance https://api.hive.blog");
        String trimmed = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path =
                Optional.ofNullable(url.getRawPath()).filter(p -> !p.isEmpty()).orElse("/");
        String query = Optional.ofNullable(url.getRawQuery()).map(q -> "?" + q).orElse("");
        return new NodeAddress(
                URI.create(scheme + "://" + name + port + path + query),
                Optional.ofNullable(url.getUserInfo()).map(NodeAddress::basic),
                isLoopback(trimmed) ? usual(trimmed) + port : trimmed,
                scheme + "://" + name + port);
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isLoopback(String name) {
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.[0-9]{1,3}){3}");
    }

    /** This machine's names mean one listener. */
    private static String usual(String loopback) {
        return loopback.equals("localhost") || loopback.equals("[::1]") ? "127.0.0.1" : loopback;
    }

    @Override
    public String toString() {
        return shown;
    }
}
