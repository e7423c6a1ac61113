package io.github.hivebolt.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls through a SOCKS5 proxy (RFC 1928). */
@Timeout(30)
class SocksTest {
    private static final byte[] ACCEPTED = {5, 0, 0, 1, 0, 0, 0, 0, 0, 0};
    private static final byte[] HOST_UNREACHABLE = {5, 4, 0, 1, 0, 0, 0, 0, 0, 0};

    /** Speaks SOCKS5 for one connection, then answers as if it were the target; returns the host that it was asked for. */
    private static String serveOne(ServerSocket listener, byte[] verdict) {
        try (Socket socket = listener.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            in.readByte();
            in.readNBytes(in.readUnsignedByte());
            out.write(new byte[] {5, 0});
            in.readNBytes(3);
            int addressType = in.readUnsignedByte();
            String host = addressType == 3
                    ? new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII)
                    : "an address, type " + addressType;
            int port = in.readUnsignedShort();
            out.write(verdict);
            if (verdict[1] == 0) {
                in.readByte();
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nonion"
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            return host + ":" + port;
        } catch (IOException e) {
            return "trouble " + e;
        }
    }

    private static CompletableFuture<String> start(ServerSocket listener, byte[] verdict) {
        CompletableFuture<String> asked = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> asked.complete(serveOne(listener, verdict)));
        return asked;
    }

    @Test
    void onionHost_isResolvedByTheProxy() throws IOException {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client =
                        HttpClient.open(HttpOptions.defaults().withSocksProxy("127.0.0.1", listener.getLocalPort()))) {
            var asked = start(listener, ACCEPTED);
            assertThat(client.get(URI.create("http://abcdefgh.onion/"), Map.of())
                            .text())
                    .isEqualTo("onion");
            assertThat(asked.join()).isEqualTo("abcdefgh.onion:80");
        }
    }

    @Test
    void proxyThatCannotReachTheHost_provesThatNothingLeft() throws IOException {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client =
                        HttpClient.open(HttpOptions.defaults().withSocksProxy("127.0.0.1", listener.getLocalPort()))) {
            var asked = start(listener, HOST_UNREACHABLE);
            HttpTroubleException trouble = catchThrowableOfType(
                    HttpTroubleException.class,
                    () -> client.post(
                            URI.create("https://abcdefgh.onion:8080/"), Map.of(), "text/plain", new byte[] {1}));
            assertThat(trouble.requestMayHaveLeft()).isFalse();
            assertThat(asked.join()).isEqualTo("abcdefgh.onion:8080");
        }
    }

    @Test
    void proxyForOnionHosts_leavesAllOthersAlone() throws IOException {
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = HttpClient.open(
                        HttpOptions.defaults().withOnionProxy("socks5h://127.0.0.1:" + listener.getLocalPort()))) {
            var asked = start(listener, ACCEPTED);
            Thread.ofPlatform().daemon().start(() -> answerOne(web));
            assertThat(client.get(URI.create("http://localhost:" + web.getLocalPort() + "/"), Map.of())
                            .text())
                    .isEqualTo("clear");
            assertThat(asked).isNotDone();
            assertThat(client.get(URI.create("http://ABCDEFGH.Onion/"), Map.of())
                            .text())
                    .isEqualTo("onion");
            assertThat(asked.join()).isEqualToIgnoringCase("abcdefgh.onion:80");
        }
    }

    private static void answerOne(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nclear"
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void onionHostWithoutAProxy_isUnreachable_andNoNameServerIsAsked() {
        try (var client = HttpClient.open(HttpOptions.defaults())) {
            HttpTroubleException trouble = catchThrowableOfType(
                    HttpTroubleException.class, () -> client.get(URI.create("http://abcdefgh.onion/"), Map.of()));
            assertThat(trouble.kind()).isEqualTo(HttpTroubleException.Kind.UNREACHABLE);
            assertThat(trouble).rootCause().hasMessageContaining("hivebolt.proxy");
        }
    }

    @Test
    void proxyThatIsNoHostAndPort_isRefused() {
        for (String text : new String[] {"", "proxy", "proxy:0", "proxy:70000", "a:b:9050", "http://proxy:9050"}) {
            assertThatThrownBy(() -> HttpOptions.defaults().withOnionProxy(text))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
