package io.github.hivebolt.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.LndState;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same calls get the same status, code, fields and words as from a real Core Lightning. */
class ClnRecordingsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path directory;

    private final TestTime time = new TestTime();
    private DevnetServer devnet;
    private LightningNode merchant;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        devnet = DevnetServer.start(
                DevnetOptions.freePorts(directory).withBlocks(Duration.ZERO, Duration.ofSeconds(3)), time);
        merchant = devnet.lightning().merchant();
        client = Client.of(devnet.cln());
    }

    @AfterEach
    void stop() {
        client.close();
        devnet.close();
    }

    @Test
    void node_tellsOfItselfAsRecorded() throws Exception {
        same("getinfo", call("getinfo", "{}"));
        sameError(call("listpays", "{\"bolt11\":"), "bad_json");
        sameError(call("xpay", "{\"nosuch\":1}"), "bad_params");
        sameError(client.get(url("getinfo")), "get_instead_of_post");
        assertThat(client.json(call("listpeerchannels", "{}"))
                        .path("channels")
                        .path(0)
                        .fieldNames())
                .toIterable()
                .isSubsetOf(fieldsOfRecordedChannel());
    }

    @Test
    void strangers_areRefusedAsRecorded() throws Exception {
        String other = devnet.cln().rune().text().replaceFirst("^.{6}", "AAAAAA");
        for (var stranger : Map.of("", "auth_no_rune", "AAAA", "auth_bad_rune", other, "auth_forged_rune")
                .entrySet()) {
            try (Client caller = Client.withRune(devnet.cln().caFile(), stranger.getKey())) {
                sameError(caller.post(url("getinfo"), "{}"), stranger.getValue());
            }
        }
        HttpResponse<String> notPermitted = call("withdraw", "{}");
        assertThat(notPermitted.statusCode()).isEqualTo(statusOf("auth_rune_not_permitted"));
        assertThat(client.json(notPermitted).path("code").asInt()).isEqualTo(1502);
    }

    @Test
    void payment_isAnsweredAndListedAsRecorded() throws Exception {
        NodeInvoice invoice = invoice(1_000_000, new InvoiceBehaviour.Pays());
        same("listpays_unknown", books(invoice));
        same("xpay_ok", pay(invoice, ""));
        same("listpays_complete_xpay", books(invoice));
        sameError(pay(invoice, ""), "xpay_again_already_paid");
        NodeInvoice any = invoice(0, new InvoiceBehaviour.Pays());
        sameError(pay(any, ""), "xpay_amountless_no_amount");
        same("xpay_amountless_with_amount", pay(any, ",\"amount_msat\":777000"));
    }

    @Test
    void failures_areTheRecordedOnes_andOnlyAPartLeavesARow() throws Exception {
        NodeInvoice refused = invoice(700_000, new InvoiceBehaviour.Fails(LndFailure.INCORRECT_PAYMENT_DETAILS));
        sameError(pay(refused, ""), "xpay_payee_rejects");
        same("listpays_failed_xpay", books(refused));
        NodeInvoice tooDear = invoice(500_000, new InvoiceBehaviour.Fails(LndFailure.NO_ROUTE));
        sameError(pay(tooDear, ""), "xpay_maxfee_too_low");
        same("listpays_after_insufficient_xpay", books(tooDear));
        sameError(call("xpay", "{\"invstring\":\"lnbcrt1notaninvoice\"}"), "xpay_bad_invoice");
        sameError(call("xpay", "{}"), "xpay_missing_param");
        NodeInvoice expired = invoice(900_000, new InvoiceBehaviour.Pays());
        time.advance(HOUR.plusSeconds(2));
        sameError(pay(expired, ""), "xpay_expired");
        same("listpays_after_expired_xpay", books(expired));
    }

    @Test
    void heldPayment_isWaitedForAndListedAsPending() throws Exception {
        NodeInvoice held = invoice(2_000_000, new InvoiceBehaviour.Holds());
        CompletableFuture<HttpResponse<Stream<String>>> waiting =
                client.streamPost(url("xpay"), "{\"invstring\":\"" + held.paymentRequest() + "\"}");
        await().until(() -> books(held).body().contains("pending"));
        same("listpays_pending_xpay", books(held));
        sameError(pay(held, ""), "xpay_while_pending");
        assertThat(waiting).isNotDone();

        merchant.settle(held.preimage().orElseThrow());

        HttpResponse<Stream<String>> end = waiting.join();
        assertThat(end.statusCode()).isEqualTo(statusOf("xpay_hold_settled"));
        assertThat(Shape.of(Json.parse(end.body().collect(Collectors.joining())).orElseThrow()))
                .isEqualTo(Shape.of(recorded("xpay_hold_settled")));
    }

    @Test
    void lightningdThatIsGone_isTheErrorWithoutACode() throws Exception {
        NodeInvoice held = invoice(2_300_000, new InvoiceBehaviour.Holds());
        CompletableFuture<HttpResponse<Stream<String>>> waiting =
                client.streamPost(url("xpay"), "{\"invstring\":\"" + held.paymentRequest() + "\"}");
        await().until(() -> books(held).body().contains("pending"));

        devnet.cln().node().state(LndState.UNLOCKED);

        String body = waiting.join().body().collect(Collectors.joining());
        assertThat(Json.parse(body)).contains(recorded("xpay_lightningd_killed"));
        sameError(call("getinfo", "{}"), "xpay_lightningd_killed");
    }

    @Test
    void invoice_isMadeOnceByItsLabel_andShownAsRecorded() throws Exception {
        String order = "{\"amount_msat\":1500000,\"label\":\"order-1\",\"description\":\"coffee\"}";
        same("invoice", call("invoice", order));
        sameError(call("invoice", order), "invoice_duplicate_label");
        sameError(call("invoice", "{\"amount_msat\":1,\"label\":\"x\"}"), "invoice_no_description");
        same("listinvoices_unpaid", call("listinvoices", "{\"label\":\"order-1\"}"));
        same("listinvoices_unknown", call("listinvoices", "{\"label\":\"nope\"}"));
        String bolt11 = client.json(call("listinvoices", "{\"label\":\"order-1\"}"))
                .path("invoices")
                .path(0)
                .path("bolt11")
                .asText();
        try (Client control = Client.plain()) {
            control.postJson(devnet.controlUrl() + "/payments", "{\"paymentRequest\":\"" + bolt11 + "\"}");
        }
        same("listinvoices_paid", call("listinvoices", "{\"label\":\"order-1\"}"));
        same("waitanyinvoice", call("waitanyinvoice", "{\"lastpay_index\":0}"));
        sameError(call("waitanyinvoice", "{\"lastpay_index\":1,\"timeout\":0}"), "waitanyinvoice_timeout");
    }

    @Test
    void invoice_isDeletedOnlyInTheStatusThatIsExpected() throws Exception {
        same("invoice", call("invoice", "{\"amount_msat\":1500000,\"label\":\"l\",\"description\":\"d\"}"));
        sameError(call("delinvoice", "{\"label\":\"l\",\"status\":\"paid\"}"), "delinvoice_wrong_status");
        assertThat(call("delinvoice", "{\"label\":\"l\",\"status\":\"unpaid\"}").statusCode())
                .isEqualTo(statusOf("delinvoice_paid"));
        same("listinvoices_unknown", call("listinvoices", "{\"label\":\"l\"}"));
    }

    private void same(String name, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(name).isEqualTo(statusOf(name));
        assertThat(Shape.of(client.json(answer))).as(name).isEqualTo(Shape.of(recorded(name)));
    }

    /** The same status, code and words, but for names and numbers. */
    private void sameError(HttpResponse<String> answer, String name) {
        assertThat(answer.statusCode()).as(name).isEqualTo(statusOf(name));
        ObjectNode got = (ObjectNode) client.json(answer);
        JsonNode wanted = recorded(name);
        assertThat(got.path("code")).as(name).isEqualTo(wanted.path("code"));
        assertThat(Shape.of(got)).as(name).isEqualTo(Shape.of(wanted));
        assertThat(firstWords(got)).as(name).isEqualTo(firstWords(wanted));
    }

    private static List<String> firstWords(JsonNode error) {
        String message = Recording.withoutNumbers(error.path("message").asText());
        return List.of(message.split(" ", -1)).stream().limit(4).toList();
    }

    private static JsonNode recorded(String name) {
        return Recording.ofCln(name);
    }

    private static int statusOf(String name) {
        return Recording.statusOfCln(name);
    }

    private static List<String> fieldsOfRecordedChannel() {
        List<String> names = new java.util.ArrayList<>();
        recorded("listpeerchannels").path("channels").path(0).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private NodeInvoice invoice(long msat, InvoiceBehaviour behaviour) throws Exception {
        return merchant.addInvoice(InvoiceOrder.plain(msat, "test", HOUR, behaviour));
    }

    private HttpResponse<String> pay(NodeInvoice invoice, String more) throws Exception {
        return call("xpay", "{\"invstring\":\"" + invoice.paymentRequest() + "\",\"maxfee\":1000" + more + "}");
    }

    private HttpResponse<String> books(NodeInvoice invoice) throws Exception {
        return call("listpays", "{\"payment_hash\":\"" + invoice.hash().hex() + "\"}");
    }

    private HttpResponse<String> call(String method, String body) throws IOException, InterruptedException {
        return client.post(url(method), body);
    }

    private String url(String method) {
        return devnet.cln().url() + "/v1/" + method;
    }
}
