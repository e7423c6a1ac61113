package io.github.hivebolt.app.receive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends one message over one connection of its own. The address is looked up once, checked, and that very address is
 * connected to, so that a name cannot lead elsewhere afterwards; no redirect is followed, and of the answer only the
 * status is read.
 */
final class WebhookPost {
    private static final Logger LOG = System.getLogger(WebhookPost.class.getName());
    private static final int LIMIT_MILLIS = 10_000;
    private static final int WHOLE_LIMIT_SECONDS = 20;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})( .*)?");
    private static final int LONGEST_LINE = 1_000;

    private WebhookPost() {}

    /** The status that came back, or why there is none, as a short line. */
    static String send(WebhookTarget target, Map<String, String> headers, String body) {
        try {
            Optional<InetAddress> address = PublicAddresses.resolve(target.host());
            return address.isPresent() ? send(target, address.get(), headers, body) : "address is not public";
        } catch (UnknownHostException unknown) {
            return "host not found";
        } catch (IOException failed) {
            return "no answer";
        }
    }

    private static String send(WebhookTarget target, InetAddress address, Map<String, String> headers, String body)
            throws IOException {
        try (Socket plain = new Socket()) {
            // A host that sends a byte from time to time never runs into the limit of a single read.
            CompletableFuture.delayedExecutor(WHOLE_LIMIT_SECONDS, TimeUnit.SECONDS)
                    .execute(() -> close(plain));
            plain.connect(new InetSocketAddress(address, target.port()), LIMIT_MILLIS);
            plain.setSoTimeout(LIMIT_MILLIS);
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (SSLSocket secure = (SSLSocket) factory.createSocket(plain, target.host(), target.port(), true)) {
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
                write(secure.getOutputStream(), target, headers, body);
                return status(secure);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            LOG.log(Level.DEBUG, "the connection had ended", alreadyGone);
        }
    }

    private static void write(OutputStream out, WebhookTarget target, Map<String, String> headers, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("POST " + target.pathAndQuery() + " HTTP/1.1\r\n");
        head.append("Host: ").append(target.url().getRawAuthority()).append("\r\n");
        head.append("Content-Type: application/json\r\nUser-Agent: Hivebolt\r\nConnection: close\r\n");
        head.append("Content-Length: ").append(bytes.length).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
    }

    private static String status(SSLSocket secure) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(secure.getInputStream(), StandardCharsets.ISO_8859_1), 1);
        StringBuilder line = new StringBuilder();
        int next = reader.read();
        while (next >= 0 && next != '\r' && next != '\n' && line.length() < LONGEST_LINE) {
            line.append((char) next);
            next = reader.read();
        }
        Matcher status = STATUS_LINE.matcher(line);
        return status.matches() ? status.group(1) : "no HTTP answer";
    }
}
