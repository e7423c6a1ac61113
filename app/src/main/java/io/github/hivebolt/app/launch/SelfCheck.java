package io.github.hivebolt.app.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;

/**
 * Asks the server for a page that only our application answers. Payara lists an application as deployed even when its
 * start failed, and then answers 404 to everything.
 */
final class SelfCheck {
    /** Mapped in the application's {@code web.xml}; asked for directly it is our own "not found". */
    private static final String PAGE = "/internal-error-page";

    private static final String OUR_ANSWER = "application/problem+json";
    private static final int TIMEOUT_MILLIS = 20_000;

    private SelfCheck() {}

    static boolean answers(String host, int port) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        InetAddress reachable = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        String name = reachable.getHostAddress();
        String authority = name.contains(":") ? '[' + name + ']' : name;
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + authority + ':' + port + PAGE).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try {
            connection.getResponseCode();
            String type = connection.getContentType();
            return type != null && type.startsWith(OUR_ANSWER);
        } finally {
            connection.disconnect();
        }
    }
}
