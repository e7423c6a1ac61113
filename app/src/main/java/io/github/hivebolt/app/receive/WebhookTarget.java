package io.github.hivebolt.app.receive;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A checked webhook address.
 *
 * @param url what was given
 */
record WebhookTarget(URI url) {
    private static final int LONGEST = 500;
    private static final int HTTPS_PORT = 443;
    private static final int FIRST_FREE_PORT = 1_024;
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");

    /** An https address of a named host on port 443 or above 1023, without user, fragment or tricks. */
    static Optional<WebhookTarget> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text);
            String host = Optional.ofNullable(url.getHost()).orElse("").toLowerCase(Locale.ROOT);
            boolean good = "https".equals(url.getScheme())
                    && HOST.matcher(host).matches()
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && isAllowed(url.getPort());
            return good ? Optional.of(new WebhookTarget(url)) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isAllowed(int port) {
        return port == -1 || port == HTTPS_PORT || (port >= FIRST_FREE_PORT && port <= 65_535);
    }

    String host() {
        return url.getHost();
    }

    int port() {
        return url.getPort() == -1 ? HTTPS_PORT : url.getPort();
    }

    String pathAndQuery() {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
