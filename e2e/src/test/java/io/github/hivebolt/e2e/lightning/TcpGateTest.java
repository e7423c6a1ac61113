package io.github.hivebolt.e2e.lightning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class TcpGateTest {
    private static final int SILENCE_MILLIS = 300;

    private final ServerSocket echo = listen();
    private TcpGate gate = new TcpGate(echo.getLocalPort());

    @BeforeEach
    void serve() {
        Thread.ofVirtual().start(this::acceptAll);
    }

    @AfterEach
    void close() throws IOException {
        gate.close();
        echo.close();
    }

    @Test
    void openGate_letsBytesThroughBothWays() throws IOException {
        try (Socket client = connect()) {
            assertThat(echoOf(client, 7)).isEqualTo(7);
            assertThat(echoOf(client, 8)).isEqualTo(8);
        }
    }

    @Test
    void cutGate_refusesNewConnections() {
        gate.cut();
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    }

    @Test
    void cutGate_resetsExistingConnections() throws IOException {
        try (Socket client = connect()) {
            echoOf(client, 7);
            gate.cut();
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void gateOpenedAfterCut_servesOnTheSamePort() throws IOException {
        int port = gate.port();
        gate.cut();
        gate.open();
        assertThat(gate.port()).isEqualTo(port);
        try (Socket client = connect()) {
            assertThat(echoOf(client, 9)).isEqualTo(9);
        }
    }

    @Test
    void hangingGate_acceptsAndStaysSilent_andDeliversLateOnceOpened() throws IOException {
        gate.hang();
        try (Socket client = connect()) {
            client.setSoTimeout(SILENCE_MILLIS);
            assertThatThrownBy(() -> echoOf(client, 7)).isInstanceOf(SocketTimeoutException.class);
            gate.open();
            client.setSoTimeout(0);
            assertThat(client.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void hangingGate_silencesExistingConnections() throws IOException {
        try (Socket client = connect()) {
            echoOf(client, 7);
            gate.hang();
            client.setSoTimeout(SILENCE_MILLIS);
            assertThatThrownBy(() -> echoOf(client, 8)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void hangingGateThenCut_resetsWhatHung() throws IOException {
        gate.hang();
        try (Socket client = connect()) {
            client.getOutputStream().write(7);
            gate.cut();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void serverDown_openGateResetsTheConnection() throws IOException {
        echo.close();
        try (Socket client = connect()) {
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), gate.port());
    }

    private static int echoOf(Socket client, int value) throws IOException {
        client.getOutputStream().write(value);
        return client.getInputStream().read();
    }

    private void acceptAll() {
        while (!echo.isClosed()) {
            try {
                Socket accepted = echo.accept();
                Thread.ofVirtual().start(() -> echoAll(accepted));
            } catch (IOException e) {
                // The server was closed: the loop ends by itself.
            }
        }
    }

    private static void echoAll(Socket accepted) {
        try (accepted) {
            accepted.getInputStream().transferTo(accepted.getOutputStream());
        } catch (IOException e) {
            // Cut on purpose.
        }
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
