package io.github.hivebolt.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.LndState;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same calls get the same status, fields and words as from a real lnd. */
class LndRecordingsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path directory;

    private final TestTime time = new TestTime();
    private DevnetServer devnet;
    private LightningNode merchant;
    private Client client;
    private String url;

    @BeforeEach
    void start() throws IOException {
        DevnetOptions options = DevnetOptions.freePorts(directory).withBlocks(Duration.ZERO, Duration.ofSeconds(3));
        devnet = DevnetServer.start(options, time);
        merchant = devnet.lightning().merchant();
        client = Client.of(devnet.lnd());
        url = devnet.lnd().url();
    }

    @AfterEach
    void stop() {
        client.close();
        devnet.close();
    }

    @Test
    void node_tellsOfItselfAsRecorded() throws Exception {
        same("getinfo", client.get(url + "/v1/getinfo"));
        same("state", client.get(url + "/v1/state"));
        same("channels", client.get(url + "/v1/channels"));
        same("balance_channels", client.get(url + "/v1/balance/channels"));
        same("http_unknown_path", client.get(url + "/v1/nosuch"));
        same("http_wrong_method", client.get(url + "/v2/router/send"));
        sameError("http_bad_json", client.post(url + "/v2/router/send", "{\"payment_request\":"));
        sameError("http_unknown_field", client.post(url + "/v2/router/send", "{\"no_such_field\":1}"));
    }

    @Test
    void strangers_areRefusedAsRecorded() throws Exception {
        Path certificate = devnet.lnd().certificateFile();
        String good = devnet.lnd().macaroon().hex();
        try (Client none = Client.trusting(certificate, "");
                Client noHex = Client.trusting(certificate, "zz");
                Client others = Client.trusting(
                        certificate, devnet.merchant().macaroon().hex())) {
            sameError("auth_no_macaroon", none.get(url + "/v1/getinfo"));
            sameError("auth_bad_macaroon_hex", noHex.get(url + "/v1/getinfo"));
            sameError("auth_other_nodes_macaroon", others.get(url + "/v1/getinfo"));
            assertThat(none.post(url + "/v2/router/send", "{}").body()).startsWith("{\"error\":{\"code\":2,");
        }
        assertThat(good).as("version 2, location lnd").startsWith("0201036c6e64");
    }

    @Test
    void plainPayment_isStreamedTrackedAndListedAsRecorded() throws Exception {
        NodeInvoice invoice = invoice(1_500_000, new InvoiceBehaviour.Pays());
        same("payreq_decode", client.get(url + "/v1/payreq/" + invoice.paymentRequest()));
        sameError("track_unknown_before_pay", client.get(track(invoice)));
        same("send_success_stream", pay(invoice));
        same("track_succeeded", client.get(track(invoice)));
        same("track_succeeded_no_inflight", client.get(track(invoice) + "?no_inflight_updates=true"));
        sameError("send_already_paid", pay(invoice));
        same("payments_list_page", client.get(url + "/v1/payments?include_incomplete=true"));
        NodeInvoice second = invoice(2_500_000, new InvoiceBehaviour.Pays());
        same(
                "send_success_final_only",
                client.post(url + "/v2/router/send", body(second, ",\"no_inflight_updates\":true")));
        try (Client payee = Client.of(devnet.merchant())) {
            same(
                    "invoice_lookup_settled",
                    payee.get(devnet.merchant().url() + "/v1/invoice/"
                            + invoice.hash().hex()));
        }
    }

    @Test
    void refusals_areTheRecordedOnesAndLeaveNoRecord() throws Exception {
        NodeInvoice any = invoice(0, new InvoiceBehaviour.Pays());
        sameError("send_amountless_no_amt", pay(any));
        same("send_amountless_with_amt", client.post(url + "/v2/router/send", body(any, ",\"amt_msat\":\"1000\"")));
        NodeInvoice fixed = invoice(1_000_000, new InvoiceBehaviour.Pays());
        sameError(
                "send_amt_given_for_fixed_invoice",
                client.post(url + "/v2/router/send", body(fixed, ",\"amt\":\"5\"")));
        sameError("send_empty", client.post(url + "/v2/router/send", "{}"));
        time.advance(HOUR.plusSeconds(1));
        sameError("send_expired", pay(fixed));
        sameError("track_after_expired_send", client.get(track(fixed)));
        NodeInvoice own = devnet.lightning()
                .gateway()
                .addInvoice(InvoiceOrder.plain(500_000, "", HOUR, new InvoiceBehaviour.Pays()));
        sameError("send_own_invoice", pay(own));
        sameError("track_malformed", client.get(url + "/v2/router/track/abc"));
        sameError(
                "track_hex_path",
                client.get(url + "/v2/router/track/" + own.hash().hex()));
    }

    @Test
    void failures_areHttp200WithTheRecordedReason() throws Exception {
        NodeInvoice noRoute = invoice(1_000_000, new InvoiceBehaviour.Fails(LndFailure.NO_ROUTE));
        same("send_no_route", pay(noRoute));
        same("track_no_route", client.get(track(noRoute)));
        same("send_again_after_failed", pay(noRoute));
        same("send_insufficient_balance", pay(invoice(13_000_000_000L, new InvoiceBehaviour.Pays())));
        NodeInvoice refused = invoice(1_000_000, new InvoiceBehaviour.Fails(LndFailure.INCORRECT_PAYMENT_DETAILS));
        // The recorded payment went to a node without an invoice and so had no payment address.
        assertThat(shapes(lines(pay(refused)))).containsAll(failedShape());
        assertThat(lastStatus(pay(noRoute))).isEqualTo("FAILED");
    }

    @Test
    void heldPayment_isPendingEverywhereUntilItIsSettled() throws Exception {
        NodeInvoice held = invoice(2_000_000, new InvoiceBehaviour.Holds());
        CompletableFuture<HttpResponse<Stream<String>>> sending =
                client.streamPost(url + "/v2/router/send", body(held, ""));
        List<String> seen = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> reading =
                sending.thenAccept(answer -> answer.body().forEach(seen::add));
        await().until(() -> seen.size() == 2);

        sameError("send_in_flight_already", pay(held));
        same(
                "payments_in_flight",
                client.get(url + "/v1/payments?include_incomplete=true&reversed=true&max_payments=1"));
        same("channels_with_pending_htlc", client.get(url + "/v1/channels"));
        try (Client payee = Client.of(devnet.merchant())) {
            String look = devnet.merchant().url() + "/v1/invoice/" + held.hash().hex();
            assertThat(payee.getJson(look).path("state").asText()).isEqualTo("ACCEPTED");
        }
        merchant.settle(held.preimage().orElseThrow());
        reading.get(10, TimeUnit.SECONDS);

        assertThat(shapes(seen.stream()
                        .map(line -> Json.parse(line).orElseThrow())
                        .toList()))
                .isEqualTo(shapes(Recording.ofLnd("send_hold_settled_stream")));
        same("channels_no_pending_htlc", client.get(url + "/v1/channels"));
    }

    @Test
    void holdInvoice_goesThroughItsLifeAsRecorded() throws Exception {
        try (Client payee = Client.of(devnet.merchant())) {
            String base = devnet.merchant().url();
            Preimage preimage = new Preimage("07".repeat(32));
            String hash = base64(preimage.hash().hex());
            String add = "{\"hash\":\"" + hash + "\",\"value\":\"2000\",\"memo\":\"hold\",\"expiry\":\"3600\"}";
            String settle = "{\"preimage\":\"" + base64(preimage.hex()) + "\"}";
            String cancel = "{\"payment_hash\":\"" + hash + "\"}";
            HttpResponse<String> added = payee.post(base + "/v2/invoices/hodl", add);
            same("hold_add", added);
            sameError("hold_add_duplicate", payee.post(base + "/v2/invoices/hodl", add));
            sameError("hold_settle_before_pay", payee.post(base + "/v2/invoices/settle", settle));
            devnet.lightning()
                    .gateway()
                    .pay(new PayOrder(
                            payee.json(added).path("payment_request").asText(), OptionalLong.empty(), 10_000, 0));
            String look = base + "/v1/invoice/" + preimage.hash().hex();
            same("hold_lookup_accepted", payee.get(look));
            same(
                    "invoice_lookup_v2",
                    payee.get(base + "/v2/invoices/lookup?payment_hash="
                            + hash.replace('+', '-').replace('/', '_')));
            same("hold_settle", payee.post(base + "/v2/invoices/settle", settle));
            same("hold_settle_again", payee.post(base + "/v2/invoices/settle", settle));
            sameError("hold_cancel_after_settle", payee.post(base + "/v2/invoices/cancel", cancel));
            same("hold_lookup_settled", payee.get(look));
            sameError(
                    "hold_cancel_unknown",
                    payee.post(base + "/v2/invoices/cancel", cancel.replace(hash, base64("11".repeat(32)))));
            sameError("invoice_lookup_unknown", payee.get(base + "/v1/invoice/" + "22".repeat(32)));
            sameError("invoice_lookup_malformed", payee.get(base + "/v1/invoice/abc"));
        }
    }

    @Test
    void invoices_areAddedAndCancelledAsRecorded() throws Exception {
        String add = url + "/v1/invoices";
        HttpResponse<String> added = client.post(add, "{\"value\":\"1500\",\"memo\":\"coffee\",\"expiry\":\"3600\"}");
        same("invoice_add", added);
        String hash = client.json(added).path("r_hash").asText();
        String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(hash));
        same("invoice_lookup_open", client.get(url + "/v1/invoice/" + hex));
        same("invoice_cancel_open", client.post(url + "/v2/invoices/cancel", "{\"payment_hash\":\"" + hash + "\"}"));
        sameError("invoice_add_negative", client.post(add, "{\"value\":\"-1\"}"));
        String preimage = base64("05".repeat(32));
        same("invoice_add_own_preimage", client.post(add, "{\"value\":\"10\",\"r_preimage\":\"" + preimage + "\"}"));
        sameError(
                "invoice_add_duplicate_hash",
                client.post(add, "{\"value\":\"10\",\"r_preimage\":\"" + preimage + "\"}"));
        same("invoice_add_msat", client.post(add, "{\"value_msat\":\"1234567\",\"memo\":\"msat\"}"));
    }

    @Test
    void startingNode_refusesEverythingButItsState() throws Exception {
        LightningNode node = devnet.lnd().node();
        node.state(LndState.WAITING_TO_START);
        sameError("starting_waiting_to_start_unary", client.get(url + "/v1/getinfo"));
        node.state(LndState.LOCKED);
        same("wallet_locked_state", client.get(url + "/v1/state"));
        sameError("wallet_locked_getinfo", client.get(url + "/v1/getinfo"));
        sameError("wallet_locked_send", client.post(url + "/v2/router/send", "{\"payment_request\":\"x\"}"));
        node.state(LndState.UNLOCKED);
        sameError("starting_not_ready_unary", client.get(url + "/v1/getinfo"));
        sameError("starting_not_ready_stream", client.get(url + "/v2/router/track/" + base64("01".repeat(32))));
    }

    @Test
    void nodeThatDiesAfterSending_staysInFlightForEverWithoutAnHtlc() throws Exception {
        NodeInvoice dies = invoice(3_200_000, new InvoiceBehaviour.DiesAfterSending());
        CompletableFuture<HttpResponse<Stream<String>>> never =
                client.streamPost(url + "/v2/router/send", body(dies, ""));
        assertThat(never.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        devnet.lightning().advanceBlocks(100);

        same("payment_stuck_in_flight", client.get(url + "/v1/payments?include_incomplete=true&max_payments=1"));
        sameError("send_again_stuck", pay(dies));
        same("channels_no_pending_htlc", client.get(url + "/v1/channels"));
    }

    @Test
    void streamOverAllInvoices_tellsOfAdditionAndSettlement() throws Exception {
        NodeInvoice before = invoice(1_000, new InvoiceBehaviour.Pays());
        try (Client payee = Client.of(devnet.merchant())) {
            List<String> seen = new CopyOnWriteArrayList<>();
            CompletableFuture<Void> reading = payee.streamGet(
                            devnet.merchant().url() + "/v1/invoices/subscribe?add_index=0&settle_index=0")
                    .thenAccept(answer -> answer.body().forEach(seen::add));
            await().until(() -> {
                NodeInvoice fresh = invoice(3_100_000, new InvoiceBehaviour.Pays());
                same("send_success_stream", pay(fresh));
                return seen.size() >= 2;
            });
            assertThat(reading).isNotDone();
            assertThat(seen)
                    .noneMatch(line -> line.contains(base64(before.hash().hex())));
            assertThat(shapes(seen.stream()
                            .map(line -> Json.parse(line).orElseThrow())
                            .toList()))
                    .isEqualTo(shapes(Recording.ofLnd("invoices_subscribe")));
        }
    }

    private NodeInvoice invoice(long msat, InvoiceBehaviour behaviour) throws Exception {
        return merchant.addInvoice(InvoiceOrder.plain(msat, "coffee", HOUR, behaviour));
    }

    private HttpResponse<String> pay(NodeInvoice invoice) throws Exception {
        return client.post(url + "/v2/router/send", body(invoice, ""));
    }

    private static String body(NodeInvoice invoice, String more) {
        return "{\"payment_request\":\"" + invoice.paymentRequest()
                + "\",\"timeout_seconds\":30,\"fee_limit_sat\":\"10\"" + more + "}";
    }

    private String track(NodeInvoice invoice) {
        return url + "/v2/router/track/" + urlSafe(invoice.hash());
    }

    private static String urlSafe(PaymentHash hash) {
        return Base64.getUrlEncoder().encodeToString(HexFormat.of().parseHex(hash.hex()));
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private static List<JsonNode> lines(HttpResponse<String> response) {
        return response.body()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> Json.parse(line).orElseThrow())
                .toList();
    }

    private static String lastStatus(HttpResponse<String> response) {
        return lines(response).getLast().at("/result/status").asText();
    }

    private static SortedSet<String> shapes(List<JsonNode> lines) {
        SortedSet<String> all = new TreeSet<>();
        lines.forEach(line -> all.addAll(Shape.of(line)));
        return all;
    }

    private static SortedSet<String> failedShape() {
        SortedSet<String> shape = shapes(Recording.ofLnd("send_unknown_hash_at_payee"));
        shape.removeIf(field -> field.contains("mpp_record"));
        return shape;
    }

    private static void same(String recording, HttpResponse<String> response) {
        assertThat(response.statusCode()).describedAs(recording).isEqualTo(Recording.statusOfLnd(recording));
        assertThat(shapes(lines(response))).describedAs(recording).isEqualTo(shapes(Recording.ofLnd(recording)));
        assertThat(lines(response).getLast().at("/result/failure_reason"))
                .describedAs(recording)
                .isEqualTo(Recording.ofLnd(recording).getLast().at("/result/failure_reason"));
    }

    private static void sameError(String recording, HttpResponse<String> response) {
        assertThat(response.statusCode()).describedAs(recording).isEqualTo(Recording.statusOfLnd(recording));
        assertThat(Recording.withoutNumbers(response.body().strip()))
                .describedAs(recording)
                .isEqualTo(Recording.withoutNumbers(
                        Json.write(Recording.ofLnd(recording).getFirst())));
    }
}
