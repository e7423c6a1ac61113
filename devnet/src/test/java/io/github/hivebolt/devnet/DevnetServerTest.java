package io.github.hivebolt.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.common.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevnetServerTest {
    @TempDir
    Path directory;

    private final TestTime time = new TestTime();
    private DevnetServer devnet;
    private Client plain;
    private Client lnd;

    @BeforeEach
    void start() throws IOException {
        devnet = DevnetServer.start(
                DevnetOptions.freePorts(directory).withBlocks(Duration.ZERO, Duration.ofSeconds(3)), time);
        plain = Client.plain();
        lnd = Client.of(devnet.lnd());
    }

    @AfterEach
    void stop() {
        lnd.close();
        plain.close();
        devnet.close();
    }

    @Test
    void transferOverControl_isInTheNextBlockOfEveryNode() throws Exception {
        JsonNode sent = plain.postJson(
                devnet.controlUrl() + "/transfers",
                "{\"from\":\"alice\",\"to\":\"hivebolt-gw\",\"amount\":\"1.500 HIVE\",\"memo\":\"hello ⚡\"}");
        JsonNode chain = plain.postJson(devnet.controlUrl() + "/blocks", "{}");

        for (HiveNode node : devnet.hiveNodes()) {
            JsonNode block = plain.rpc(node.url(), "block_api.get_block", "{\"block_num\":" + chain.path("head") + "}");
            JsonNode shown = block.path("result").path("block");
            assertThat(shown.path("transaction_ids").path(0)).isEqualTo(sent.path("trxId"));
            JsonNode value = shown.at("/transactions/0/operations/0/value");
            assertThat(value.path("memo").asText()).isEqualTo("hello ⚡");
            assertThat(value.at("/amount/amount").asText()).isEqualTo("1500");
        }
        assertThat(plain.getJson(devnet.controlUrl() + "/accounts/hivebolt-gw/history"))
                .hasSize(1);
    }

    @Test
    void invoiceOfThePayee_isPaidOverRestAndTracked() throws Exception {
        JsonNode invoice = plain.postJson(devnet.controlUrl() + "/invoices", "{\"amountSats\":2000}");
        String body = "{\"payment_request\":\"" + invoice.path("paymentRequest").asText()
                + "\",\"timeout_seconds\":30,\"fee_limit_sat\":\"10\"}";

        List<String> lines = lnd.post(devnet.lnd().url() + "/v2/router/send", body)
                .body()
                .lines()
                .toList();

        assertThat(lines).hasSize(3);
        assertThat(status(lines.getFirst())).isEqualTo("IN_FLIGHT");
        assertThat(status(lines.getLast())).isEqualTo("SUCCEEDED");
        assertThat(lnd.post(devnet.lnd().url() + "/v2/router/send", body).statusCode())
                .isEqualTo(409);
        JsonNode payment = plain.getJson(
                devnet.controlUrl() + "/payments/" + invoice.path("paymentHash").asText());
        assertThat(payment.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(devnet.lightning().merchant().channel().localMsat()).isEqualTo(4_002_000_000L);
    }

    @Test
    void networkOut_refusesConnections_networkBack_answersAtTheSamePorts() throws Exception {
        String hive = devnet.hiveNodes().getFirst().url();
        plain.postJson(devnet.controlUrl() + "/network", "{\"state\":\"out\"}");

        assertThatThrownBy(() -> plain.rpc(hive, "database_api.get_version", "{}"))
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> lnd.get(devnet.lnd().url() + "/v1/getinfo")).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> plain.post(devnet.controlUrl() + "/sink", "{\"n\":1}"))
                .isInstanceOf(IOException.class);

        plain.postJson(devnet.controlUrl() + "/network", "{\"state\":\"back\"}");

        assertThat(plain.rpc(hive, "database_api.get_version", "{}").has("result"))
                .isTrue();
        assertThat(lnd.get(devnet.lnd().url() + "/v1/getinfo").statusCode()).isEqualTo(200);
        plain.post(devnet.controlUrl() + "/sink", "{\"n\":2}");
        JsonNode messages = plain.getJson(devnet.controlUrl() + "/sink");
        assertThat(messages).hasSize(1);
        assertThat(messages.at("/0/body/n").asInt()).isEqualTo(2);
    }

    private static String status(String line) {
        return Json.parse(line).orElseThrow().path("result").path("status").asText();
    }
}
