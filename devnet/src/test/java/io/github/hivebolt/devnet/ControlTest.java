package io.github.hivebolt.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {
    @TempDir
    Path directory;

    private DevnetServer devnet;
    private Client client;
    private String url;

    @BeforeEach
    void start() throws IOException {
        DevnetOptions options = DevnetOptions.freePorts(directory).withBlocks(Duration.ZERO, Duration.ofSeconds(3));
        devnet = DevnetServer.start(options, new TestTime());
        client = Client.plain();
        url = devnet.controlUrl();
    }

    @AfterEach
    void stop() {
        client.close();
        devnet.close();
    }

    @Test
    void badInput_getsOneSentenceAnd400() throws Exception {
        for (String body : new String[] {
            "{}",
            "[",
            "{\"from\":\"alice\"}",
            "{\"from\":\"A!\",\"to\":\"bob\",\"amount\":\"1.000 HIVE\"}",
            "{\"from\":\"alice\",\"to\":\"bob\",\"amount\":\"1.0000 HIVE\"}",
            "{\"from\":\"alice\",\"to\":\"bob\",\"amount\":\"0.000 HIVE\"}",
            "{\"from\":\"alice\",\"to\":\"bob\",\"amount\":\"1 BTC\"}"
        }) {
            var answer = client.post(url + "/transfers", body);
            assertThat(answer.statusCode()).describedAs(body).isEqualTo(400);
            assertThat(client.json(answer).path("error").asText()).isNotBlank();
        }
        assertThat(client.get(url + "/nowhere").statusCode()).isEqualTo(404);
        assertThat(client.get(url + "/accounts/nobody").statusCode()).isEqualTo(404);
        var poor =
                client.post(url + "/transfers", "{\"from\":\"alice\",\"to\":\"bob\",\"amount\":\"99999999.000 HIVE\"}");
        assertThat(poor.statusCode()).isEqualTo(409);
        assertThat(client.json(poor).path("error").asText()).contains("sufficient funds");
    }

    @Test
    void equalTransfersInOneMoment_areTwoTransactions() throws Exception {
        String body = "{\"from\":\"alice\",\"to\":\"bob\",\"amount\":\"1.000 HIVE\"}";
        JsonNode first = client.postJson(url + "/transfers", body);
        JsonNode second = client.postJson(url + "/transfers", body);
        assertThat(first.path("trxId")).isNotEqualTo(second.path("trxId"));
        client.postJson(url + "/blocks", "{\"count\":2}");
        JsonNode history = client.getJson(url + "/accounts/bob/history");
        assertThat(history).hasSize(2);
        assertThat(client.getJson(url + "/accounts/bob").path("hive").asText()).isEqualTo("10002.000 HIVE");
        assertThat(client.getJson(url + "/transactions/" + first.path("trxId").asText())
                        .path("status")
                        .asText())
                .isEqualTo("within_block");
    }

    @Test
    void savingsRecurrentAndEscrow_reachTheirReceivers() throws Exception {
        String parties = "\"from\":\"alice\",\"to\":\"hivebolt-gw\",\"amount\":\"2.000 HBD\",\"memo\":\"m\"";
        client.postJson(url + "/transfers-to-savings", "{" + parties.replace("hivebolt-gw", "alice") + "}");
        client.postJson(url + "/blocks", "{}");
        assertThat(client.postJson(url + "/transfers-from-savings", "{" + parties + "}")
                        .has("trxId"))
                .isTrue();
        assertThat(client.postJson(url + "/recurrent-transfers", "{" + parties + "}")
                        .has("trxId"))
                .isTrue();
        assertThat(client.postJson(url + "/escrow-releases", "{" + parties + ",\"agent\":\"bob\"}")
                        .has("trxId"))
                .isTrue();
        devnet.chain().produceBlock();
        devnet.chain().produceBlockAt(devnet.chain().headTime().plus(Duration.ofDays(4)));

        JsonNode history = client.getJson(url + "/accounts/hivebolt-gw/history");
        assertThat(history.findValuesAsText("kind"))
                .contains("fill_recurrent_transfer", "escrow_release", "fill_transfer_from_savings");
    }

    @Test
    void chainSwitches_work() throws Exception {
        client.postJson(url + "/chain", "{\"irreversibleStandsStill\":true}");
        long irreversible = client.getJson(url + "/chain").path("irreversible").asLong();
        JsonNode after = client.postJson(url + "/blocks", "{\"count\":3}");
        assertThat(after.path("irreversible").asLong()).isEqualTo(irreversible);
        JsonNode forked = client.postJson(url + "/forks", "{\"blocks\":2}");
        assertThat(forked.path("undone").asInt()).isEqualTo(2);
        client.postJson(url + "/chain", "{\"creditsExhausted\":{\"account\":\"alice\",\"exhausted\":true}}");
        var refused = client.post(url + "/transfers", "{\"from\":\"alice\",\"to\":\"bob\",\"amount\":\"1.000 HIVE\"}");
        assertThat(client.json(refused).path("error").asText()).contains("RC");
    }

    @Test
    void heldInvoice_isSettledAndCancelledByHash() throws Exception {
        JsonNode held = client.postJson(url + "/invoices", "{\"amountSats\":1000,\"behaviour\":\"holds\"}");
        String hash = held.path("paymentHash").asText();
        try (Client lnd = Client.of(devnet.lnd())) {
            var sending = lnd.streamPost(
                    devnet.lnd().url() + "/v2/router/send",
                    "{\"payment_request\":\"" + held.path("paymentRequest").asText() + "\",\"fee_limit_sat\":\"1\"}");
            await().until(() -> client.get(url + "/payments/" + hash).statusCode() == 200);
            assertThat(client.getJson(url + "/payments/" + hash).path("status").asText())
                    .isEqualTo("IN_FLIGHT");
            client.postJson(url + "/invoices/" + hash + "/settle", "");
            assertThat(client.getJson(url + "/payments/" + hash).path("status").asText())
                    .isEqualTo("SUCCEEDED");
            assertThat(sending.get().statusCode()).isEqualTo(200);
        }
        var again = client.post(url + "/invoices/" + hash + "/cancel", "");
        assertThat(again.statusCode()).isEqualTo(409);
    }

    @Test
    void gatewaysInvoice_isPaidByTheMerchant() throws Exception {
        try (Client lnd = Client.of(devnet.lnd())) {
            JsonNode invoice = lnd.postJson(devnet.lnd().url() + "/v1/invoices", "{\"value\":\"500\"}");
            JsonNode payment = client.postJson(
                    url + "/payments",
                    "{\"paymentRequest\":\"" + invoice.path("payment_request").asText() + "\"}");
            assertThat(payment.path("status").asText()).isEqualTo("SUCCEEDED");
            assertThat(client.getJson(url + "/lightning").path("gatewayMsat").asLong())
                    .isEqualTo(12_000_500_000L);
        }
    }

    @Test
    void nodes_areListedWithWhatAGatewayNeeds() throws Exception {
        JsonNode nodes = client.getJson(url + "/nodes").path("nodes");
        assertThat(nodes.properties().stream().map(Map.Entry::getKey))
                .containsExactly("hive-1", "hive-2", "lnd", "merchant", "cln");
        assertThat(Path.of(nodes.at("/lnd/tlsCertFile").asText())).exists();
        assertThat(Path.of(nodes.at("/lnd/macaroonFile").asText())).exists();
        assertThat(client.post(url + "/nodes/hive-1", "{\"fault\":\"NOPE\"}").statusCode())
                .isEqualTo(400);
    }
}
