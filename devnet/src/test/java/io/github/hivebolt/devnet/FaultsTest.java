package io.github.hivebolt.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.http.Fault;
import io.github.hivebolt.devnet.http.FaultMode;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.LndState;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {
    private static final String VERSION =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"database_api.get_version\",\"params\":{}}";

    @TempDir
    Path directory;

    private DevnetServer devnet;
    private HiveNode hive;
    private Client client;
    private Client lnd;

    @BeforeEach
    void start() throws IOException {
        DevnetOptions options = DevnetOptions.freePorts(directory).withBlocks(Duration.ZERO, Duration.ofSeconds(3));
        devnet = DevnetServer.start(options, new TestTime());
        hive = devnet.hiveNodes().getFirst();
        client = Client.plain();
        lnd = Client.of(devnet.lnd());
    }

    @AfterEach
    void stop() {
        client.close();
        lnd.close();
        devnet.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultMode.class,
            names = {"RESET", "CLOSE", "CUT", "LOSE_ANSWER"})
    void brokenConnection_isSeenAsAnError(FaultMode mode) throws Exception {
        hive.endpoint().switches().set(Fault.next(mode, 2, ""));

        assertThatThrownBy(() -> client.post(hive.url(), VERSION)).isInstanceOf(IOException.class);
        hive.endpoint().switches().clear();
        assertThat(client.post(hive.url(), VERSION).statusCode()).isEqualTo(200);
    }

    @Test
    void hang_acceptsAndNeverAnswers() throws Exception {
        hive.endpoint().switches().set(Fault.always(FaultMode.HANG));
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), hive.endpoint().port())) {
            socket.setSoTimeout(300);
            socket.getOutputStream()
                    .write(("POST / HTTP/1.1\r\nContent-Length: " + VERSION.length() + "\r\n\r\n" + VERSION)
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();

            assertThatThrownBy(answer::read).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void garbage_comesWithTheStatusOfAProxy() throws Exception {
        hive.endpoint().switches().set(Fault.next(FaultMode.HTML, 1, ""));
        HttpResponse<String> html = client.post(hive.url(), VERSION);
        assertThat(html.statusCode()).isEqualTo(502);
        assertThat(html.body()).startsWith("<html>");

        hive.endpoint().switches().set(Fault.next(FaultMode.BROKEN_JSON, 1, ""));
        assertThat(client.post(hive.url(), VERSION).body()).endsWith("unfin");

        hive.endpoint().switches().retryAfter(7);
        hive.endpoint().switches().set(Fault.next(FaultMode.TOO_MANY_REQUESTS, 1, ""));
        HttpResponse<String> tooMany = client.post(hive.url(), VERSION);
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValue("Retry-After")).contains("7");
        assertThat(client.post(hive.url(), VERSION).statusCode()).isEqualTo(200);
    }

    @Test
    void lostAnswerToABroadcast_leavesTheTransactionInTheMempool() throws Exception {
        String json = Signed.by(devnet.chain(), "alice/active")
                .transfer("bob", Signed.hive(1), "x")
                .json();
        hive.endpoint().switches().set(Fault.always(FaultMode.LOSE_ANSWER));

        assertThatThrownBy(() ->
                        client.rpc(hive.url(), "network_broadcast_api.broadcast_transaction", "{\"trx\":" + json + "}"))
                .isInstanceOf(IOException.class);
        assertThat(devnet.chain().mempoolSize()).isEqualTo(1);
    }

    @Test
    void closedBeforeAnswer_leavesNothingBehind() throws Exception {
        String json = Signed.by(devnet.chain(), "alice/active")
                .transfer("bob", Signed.hive(1), "x")
                .json();
        hive.endpoint().switches().set(Fault.always(FaultMode.CLOSE));

        assertThatThrownBy(() ->
                        client.rpc(hive.url(), "network_broadcast_api.broadcast_transaction", "{\"trx\":" + json + "}"))
                .isInstanceOf(IOException.class);
        assertThat(devnet.chain().mempoolSize()).isZero();
    }

    @Test
    void faultWithAFilter_hitsOnlyWhatContainsTheText() throws Exception {
        hive.endpoint().switches().set(Fault.next(FaultMode.HTML, 5, "get_block_range"));

        assertThat(client.post(hive.url(), VERSION).statusCode()).isEqualTo(200);
        assertThat(client.post(hive.url(), VERSION.replace("database_api.get_version", "block_api.get_block_range"))
                        .statusCode())
                .isEqualTo(502);
    }

    @Test
    void sendCutAfterItsFirstLine_hasPaidAllTheSame() throws Exception {
        NodeInvoice invoice = invoice(new InvoiceBehaviour.Pays());
        devnet.lnd().endpoint().switches().set(Fault.next(FaultMode.CUT, 1, "/v2/router/send"));
        List<String> seen = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> reading =
                send(invoice).thenAccept(answer -> answer.body().forEach(seen::add));

        assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS)).hasRootCauseInstanceOf(EOFException.class);
        assertThat(seen).as("no line after the first one").hasSizeLessThanOrEqualTo(1);
        assertThat(devnet.lnd().node().payment(invoice.hash()).orElseThrow().status())
                .isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void sendWhoseAnswerIsLost_hasPaidAllTheSame() throws Exception {
        NodeInvoice invoice = invoice(new InvoiceBehaviour.Pays());
        devnet.lnd().endpoint().switches().set(Fault.always(FaultMode.LOSE_ANSWER));

        assertThatThrownBy(() -> send(invoice).get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
        assertThat(devnet.lnd().node().payment(invoice.hash()).orElseThrow().status())
                .isEqualTo(PaymentStatus.SUCCEEDED);
    }

    @Test
    void nodeTakenDown_cutsItsStreams_andRemembersAfterwards() throws Exception {
        NodeInvoice invoice = invoice(new InvoiceBehaviour.Holds());
        List<String> seen = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> reading =
                send(invoice).thenAccept(answer -> answer.body().forEach(seen::add));
        Awaitility.await().until(() -> seen.size() == 2);
        devnet.lnd().endpoint().down();

        assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
        devnet.lightning().merchant().settle(invoice.preimage().orElseThrow());
        devnet.lnd().endpoint().up();
        JsonNode payments = lnd.getJson(devnet.lnd().url() + "/v1/payments?include_incomplete=true");
        assertThat(payments.at("/payments/0/status").asText()).isEqualTo("SUCCEEDED");
    }

    @Test
    void nodeThatShutsDown_saysSoInItsStreams() throws Exception {
        NodeInvoice invoice = invoice(new InvoiceBehaviour.Holds());
        List<String> seen = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> reading =
                send(invoice).thenAccept(answer -> answer.body().forEach(seen::add));
        Awaitility.await().until(() -> seen.size() == 2);
        devnet.lnd().node().state(LndState.WAITING_TO_START);
        reading.get(10, TimeUnit.SECONDS);

        assertThat(seen.getLast()).contains("routerrpc server shutting down");
    }

    @Test
    void streamWithoutNews_sendsNoHeaders() throws Exception {
        try (Client payee = Client.of(devnet.merchant())) {
            CompletableFuture<HttpResponse<Stream<String>>> silent =
                    payee.streamGet(devnet.merchant().url() + "/v1/invoices/subscribe");
            payee.getJson(devnet.merchant().url() + "/v1/getinfo");
            assertThat(silent).isNotDone();
            Awaitility.await().until(() -> {
                invoice(new InvoiceBehaviour.Pays());
                return silent.isDone();
            });
            assertThat(silent.get().statusCode()).isEqualTo(200);
        }
    }

    private NodeInvoice invoice(InvoiceBehaviour behaviour) throws Exception {
        return devnet.lightning()
                .merchant()
                .addInvoice(InvoiceOrder.plain(1_000_000, "x", Duration.ofHours(1), behaviour));
    }

    private CompletableFuture<HttpResponse<Stream<String>>> send(NodeInvoice invoice) {
        return lnd.streamPost(
                devnet.lnd().url() + "/v2/router/send",
                "{\"payment_request\":\"" + invoice.paymentRequest() + "\",\"fee_limit_sat\":\"10\"}");
    }
}
