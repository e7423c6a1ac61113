package io.github.hivebolt.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Grammars of URLs, hosts and networks. Values are not echoed where a URL could carry a password. */
final class Addresses {
    private static final Set<String> WEB = Set.of("http", "https");
    private static final Pattern HOST_NAME = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
            + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final Pattern IPV4_LIKE = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9a-fA-F:]{2,39}(:\\d+\\.\\d+\\.\\d+\\.\\d+)?");
    private static final int MAX_LENGTH = 2000;

    private Addresses() {}

    /** An absolute http or https URL with a host and without user, password, query or fragment. */
    static URI webUrl(String text) throws Malformed {
        URI url = uri(text);
        if (url.getScheme() == null || !WEB.contains(url.getScheme().toLowerCase(Locale.ROOT))) {
            throw new Malformed("the URL does not start with https:// or http://");
        }
        if (url.getHost() == null) {
            throw new Malformed("the URL has no valid host");
        }
        if (url.getRawUserInfo() != null) {
            throw new Malformed("the URL carries a user or password");
        }
        if (url.getRawFragment() != null) {
            throw new Malformed("the URL has a part after #");
        }
        return url;
    }

    /** A URL for requests that carry credentials: https, or http to this machine or an onion service. */
    static URI guardedUrl(String text) throws Malformed {
        URI url = webUrl(text);
        boolean encrypted = "https".equalsIgnoreCase(url.getScheme());
        if (!encrypted && !isLocal(url.getHost()) && !url.getHost().endsWith(".onion")) {
            throw new Malformed("the URL would send the node's credentials unencrypted");
        }
        return url;
    }

    static String host(String text) throws Malformed {
        boolean valid = IPV4_LIKE.matcher(text).matches()
                ? IPV4.matcher(text).matches()
                : HOST_NAME.matcher(text).matches() || IPV6.matcher(text).matches();
        if (!valid) {
            throw Malformed.value(text, "is not a host name or IP address");
        }
        return text;
    }

    /** An IP address or a network in CIDR notation. */
    static String network(String text) throws Malformed {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        boolean four = IPV4.matcher(address).matches();
        if (!four && !IPV6.matcher(address).matches()) {
            throw Malformed.value(text, "is not an IP address or network");
        }
        if (slash >= 0) {
            Parsers.smallInteger(0, four ? 32 : 128).parse(text.substring(slash + 1));
        }
        return text;
    }

    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static URI uri(String text) throws Malformed {
        if (text.length() > MAX_LENGTH) {
            throw new Malformed("the URL is longer than " + MAX_LENGTH + " characters");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            throw new Malformed("this is not a URL");
        }
    }
}
