package io.github.hivebolt.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LyingNodesTest {
    @TempDir
    Path directory;

    private DevnetServer devnet;
    private Client client;
    private String bad;
    private String good;

    @BeforeEach
    void start() throws IOException {
        DevnetOptions options = DevnetOptions.freePorts(directory).withBlocks(Duration.ZERO, Duration.ofSeconds(3));
        devnet = DevnetServer.start(options, new TestTime());
        bad = devnet.hiveNodes().getFirst().url();
        good = devnet.hiveNodes().getLast().url();
        client = Client.plain();
    }

    @AfterEach
    void stop() {
        client.close();
        devnet.close();
    }

    @Test
    void laggingNode_endsEarlierThanTheOther() throws Exception {
        change("{\"lag\":5}");

        JsonNode late = client.rpc(bad, "database_api.get_dynamic_global_properties", "{}");
        assertThat(late.at("/result/head_block_number").asLong())
                .isEqualTo(devnet.chain().headNumber() - 5);
        assertThat(client.rpc(good, "database_api.get_dynamic_global_properties", "{}")
                        .at("/result/head_block_number")
                        .asLong())
                .isEqualTo(devnet.chain().headNumber());
    }

    @Test
    void shortRanges_areGoodPrefixes() throws Exception {
        change("{\"maxRange\":3}");

        assertThat(range(bad, 5, 10)).hasSize(3);
        assertThat(range(bad, 5, 10).path(0)).isEqualTo(range(good, 5, 10).path(0));
    }

    @Test
    void otherFork_linksWithinItselfAndNotToTheGenuineChain() throws Exception {
        change("{\"otherForkFrom\":10}");

        JsonNode fork = range(bad, 9, 4);
        JsonNode genuine = range(good, 9, 4);
        assertThat(fork.path(0).path("block_id")).isEqualTo(genuine.path(0).path("block_id"));
        assertThat(fork.path(1).path("block_id")).isNotEqualTo(genuine.path(1).path("block_id"));
        assertThat(fork.path(1).path("previous")).isEqualTo(fork.path(0).path("block_id"));
        assertThat(fork.path(2).path("previous")).isEqualTo(fork.path(1).path("block_id"));
    }

    @Test
    void inventedTransfer_standsUnderTheGenuineBlockIdOfOneNodeOnly() throws Exception {
        change("{\"invent\":{\"from\":\"bob\",\"to\":\"hivebolt-gw\",\"amount\":\"500.000 HIVE\",\"memo\":\"lie\"}}");
        long number = devnet.chain().produceBlock().number();

        JsonNode lie = range(bad, number, 1).path(0);
        JsonNode truth = range(good, number, 1).path(0);
        assertThat(lie.path("block_id")).isEqualTo(truth.path("block_id"));
        assertThat(lie.path("transactions")).hasSize(1);
        assertThat(lie.path("transaction_ids")).hasSize(1);
        assertThat(truth.path("transactions")).isEmpty();
    }

    @Test
    void hiddenPayout_isLeftOutOfItsBlockByOneNodeOnly() throws Exception {
        change("{\"hideFrom\":\"hivebolt-gw\"}");
        devnet.wallet().transfer(DevnetAccounts.GATEWAY, Signed.name("alice"), Signed.hive(1000), "| hb:x");
        long number = devnet.chain().produceBlock().number();

        assertThat(range(bad, number, 1).path(0).path("transactions")).isEmpty();
        assertThat(range(good, number, 1).path(0).path("transactions")).hasSize(1);
    }

    @Test
    void missingVirtualOperations_areMissingForEveryBlock() throws Exception {
        String params = "{\"block_num\":3,\"only_virtual\":true,\"include_reversible\":false}";
        assertThat(client.rpc(bad, "account_history_api.get_ops_in_block", params)
                        .at("/result/ops"))
                .hasSize(1);
        change("{\"hideVirtualOperations\":true}");

        assertThat(client.rpc(bad, "account_history_api.get_ops_in_block", params)
                        .at("/result/ops"))
                .isEmpty();
    }

    @Test
    void droppedBroadcast_isSaidToBeTakenAndReachesNoBlock() throws Exception {
        change("{\"dropBroadcasts\":true}");
        String json = Signed.by(devnet.chain(), "alice/active")
                .transfer("bob", Signed.hive(1), "x")
                .json();

        JsonNode answer = client.rpc(bad, "network_broadcast_api.broadcast_transaction", "{\"trx\":" + json + "}");

        assertThat(answer.path("result").isObject()).isTrue();
        assertThat(devnet.chain().mempoolSize()).isZero();
    }

    private JsonNode range(String url, long start, int count) throws Exception {
        return client.rpc(
                        url,
                        "block_api.get_block_range",
                        "{\"starting_block_num\":" + start + ",\"count\":" + count + "}")
                .at("/result/blocks");
    }

    private void change(String body) throws Exception {
        JsonNode answer = client.postJson(devnet.controlUrl() + "/nodes/hive-1", body);
        assertThat(answer.has("error")).describedAs(answer.toString()).isFalse();
    }
}
