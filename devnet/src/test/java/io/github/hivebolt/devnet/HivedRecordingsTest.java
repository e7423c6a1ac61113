package io.github.hivebolt.devnet;

import static io.github.hivebolt.devnet.Signed.hive;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.codec.BinaryForm;
import io.github.hivebolt.codec.HiveSerializer;
import io.github.hivebolt.codec.RecurrentTransferOperation;
import io.github.hivebolt.devnet.chain.ChainOperation;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same questions get answers of the same shape, and the same mistakes the same refusals, as from a real hived. */
class HivedRecordingsTest {
    private static final String UNKNOWN_ID = "f".repeat(40);

    @TempDir
    Path directory;

    private DevnetServer devnet;
    private HiveChain chain;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        DevnetOptions options = DevnetOptions.freePorts(directory).withBlocks(Duration.ZERO, Duration.ofSeconds(3));
        devnet = DevnetServer.start(options, new TestTime());
        chain = devnet.chain();
        chain.endow(Signed.name("gateway"), hive(10_000_000));
        client = Client.plain();
    }

    @AfterEach
    void stop() {
        client.close();
        devnet.close();
    }

    @Test
    void questionsAboutTheChain_haveTheRecordedShape() throws Exception {
        same("gdgp", "database_api.get_dynamic_global_properties", "{}");
        same("gdgp-condenser", "condenser_api.get_dynamic_global_properties", "[]");
        same("get-version", "database_api.get_version", "{}");
        same("node-status", "node_status_api.get_node_status", "{}");
        same("find-accounts", "database_api.find_accounts", "{\"accounts\":[\"gateway\",\"nobody-here\"]}");
        same("find-accounts-none", "database_api.find_accounts", "{\"accounts\":[\"nobody-here\"]}");
        same("rc-accounts", "rc_api.find_rc_accounts", "{\"accounts\":[\"gateway\"]}");
        same("current-price-feed", "database_api.get_current_price_feed", "{}");
        same("feed-history", "database_api.get_feed_history", "{}");
        same("block-missing", "block_api.get_block", "{\"block_num\":1055}");
        same("params-missing", "block_api.get_block", "{}");
        same("range-past-head", "block_api.get_block_range", "{\"starting_block_num\":1055,\"count\":5}");
        same("range-zero", "block_api.get_block_range", "{\"starting_block_num\":1,\"count\":0}");
        same(
                "ops-in-block-not-yet",
                "account_history_api.get_ops_in_block",
                "{\"block_num\":1055,\"only_virtual\":true,\"include_reversible\":false}");
    }

    @Test
    void transferInABlock_hasTheRecordedShapeEverywhere() throws Exception {
        Signed signed = Signed.by(chain, "alice/active").transfer("gateway", hive(1000), "hello");
        String id = HiveSerializer.transactionId(signed.transaction()).hex();
        String find = "{\"transaction_id\":\"" + id + "\",\"expiration\":\"2026-11-23T04:26:30\"}";
        same("broadcast-ok", "network_broadcast_api.broadcast_transaction", trx(signed.json()));
        same("find-tx-mempool", "transaction_status_api.find_transaction", find);
        long block = chain.produceBlock().number();
        chain.produceBlock();

        same("find-tx-irreversible", "transaction_status_api.find_transaction", find);
        same("find-tx-no-expiration", "transaction_status_api.find_transaction", "{\"transaction_id\":\"" + id + "\"}");
        same("block-with-transfer", "block_api.get_block", "{\"block_num\":" + block + "}");
        same(
                "range-with-transfer",
                "block_api.get_block_range",
                "{\"starting_block_num\":" + (block - 1) + ",\"count\":3}");
        same(
                "ops-in-block-all",
                "account_history_api.get_ops_in_block",
                "{\"block_num\":" + block + ",\"only_virtual\":false,\"include_reversible\":true}");
        same(
                "get-transaction",
                "account_history_api.get_transaction",
                "{\"id\":\"" + id + "\",\"include_reversible\":true}");
        same(
                "account-history",
                "account_history_api.get_account_history",
                "{\"account\":\"gateway\",\"start\":-1,\"limit\":20,\"include_reversible\":true,"
                        + "\"operation_filter_low\":4}");
    }

    @Test
    void recurrentTransferAndEscrow_haveTheRecordedShape() throws Exception {
        devnet.wallet()
                .sign(
                        Signed.name("alice"),
                        new RecurrentTransferOperation(
                                Signed.name("alice"),
                                Signed.name("gateway"),
                                hive(500),
                                "standing order",
                                24,
                                2,
                                OptionalInt.empty()));
        chain.produceBlock();
        chain.releaseEscrow(new ChainOperation.EscrowRelease(
                Signed.name("alice"), Signed.name("gateway"), Signed.name("bob"), 7, hive(2000)));
        long released = chain.produceBlock().number();
        long filled = filledBlock();
        chain.produceBlock();

        same(
                "vops-recurrent-transfer",
                "account_history_api.get_ops_in_block",
                "{\"block_num\":" + filled + ",\"only_virtual\":true,\"include_reversible\":true}");
        same(
                "enum-virtual-ops",
                "account_history_api.enum_virtual_ops",
                "{\"block_range_begin\":1,\"block_range_end\":" + (filled + 1) + ",\"filter\":8589935104,"
                        + "\"group_by_block\":false,\"include_reversible\":false,\"limit\":1000}");
        JsonNode escrow = client.rpc(url(), "block_api.get_block", "{\"block_num\":" + released + "}");
        assertThat(Shape.of(escrow.at("/result/block/transactions/0/operations/0")))
                .isEqualTo(Shape.of(
                        Recording.ofHived("block-escrow-release").at("/result/block/transactions/0/operations/0")));
    }

    @Test
    void mistakes_getTheRecordedRefusals() throws Exception {
        refused("broadcast-insufficient-funds", signed("alice/active", 99_999_999_000L, "hello"));
        refused(
                "broadcast-payee-unknown",
                Signed.by(chain, "alice/active")
                        .transfer("nobody-here", hive(1000), "x")
                        .json());
        refused("broadcast-wrong-key", signed("bob/active", 1001, "hello"));
        refused("broadcast-owner-key", signed("alice/owner", 1002, "hello"));
        refused("broadcast-posting-key", signed("alice/posting", 1003, "hello"));
        refused("broadcast-zero", signed("alice/active", 7, "hello").replace("\"amount\":\"7\"", "\"amount\":\"0\""));
        refused("broadcast-name-invalid", signed("alice/active", 1000, "x").replace("\"gateway\"", "\"UPPER\""));
        refused(
                "broadcast-memo-2048",
                signed("alice/active", 1004, "m".repeat(2047)).replace("mmm", "mmmm"));
        refused(
                "broadcast-memo-control-char",
                signed("alice/active", 1006, "ctl!x").replace("ctl!x", "ctl\\u0001x"));
        refused(
                "broadcast-expired",
                Signed.by(chain, "alice/active")
                        .transfer("gateway", hive(1007), "hello")
                        .lifetime(Duration.ofSeconds(-30))
                        .json());
        refused(
                "broadcast-expires-too-far",
                Signed.by(chain, "alice/active")
                        .transfer("gateway", hive(1008), "hello")
                        .lifetime(Duration.ofHours(25))
                        .json());
        refused(
                "broadcast-tapos-wrong",
                Signed.by(chain, "alice/active")
                        .transfer("gateway", hive(1009), "hello")
                        .wrongReference()
                        .json());
        refused(
                "broadcast-unsigned",
                Signed.by(chain).transfer("gateway", hive(1010), "hello").json());
        refused(
                "broadcast-signature-broken",
                signed("alice/active", 1011, "hello").replaceFirst("\\[\"(1f|20)", "[\"00"));
    }

    @Test
    void sameTransactionTwice_isADuplicateInMempoolAndChain() throws Exception {
        String json = signed("alice/active", 1000, "hello");
        accepted("broadcast-ok", json);
        refused("broadcast-duplicate-in-mempool", json);
        chain.produceBlock();
        refused("broadcast-duplicate-in-chain", json);
    }

    @Test
    void unusualButValidTransactions_areTaken() throws Exception {
        accepted("broadcast-memo-2047", signed("alice/active", 1004, "m".repeat(2047)));
        accepted("broadcast-memo-unicode", signed("alice/active", 1005, "⚡ žluťoučký 漢字 \"quoted\" \\ \n\t"));
        accepted(
                "broadcast-signature-extra",
                Signed.by(chain, "alice/active", "bob/active")
                        .transfer("gateway", hive(1012), "hello")
                        .json());
        accepted(
                "broadcast-hbd",
                Signed.by(chain, "alice/active")
                        .transfer("gateway", new HiveAmount(1000, HiveAsset.HBD), "hbd")
                        .json());
        accepted(
                "broadcast-two-operations",
                Signed.by(chain, "alice/active")
                        .transfer("gateway", hive(1), "a")
                        .transfer("gateway", hive(2), "b")
                        .json());
        accepted(
                "broadcast-ok",
                Signed.by(chain, "alice/active")
                        .transfer("gateway", hive(3), "legacy")
                        .form(BinaryForm.LEGACY)
                        .json());
    }

    @Test
    void legacySignature_makesTheLegacyId() throws Exception {
        Signed signed = Signed.by(chain, "alice/active")
                .transfer("gateway", hive(3), "legacy")
                .form(BinaryForm.LEGACY);
        TransactionId legacyId = HiveSerializer.transactionId(signed.transaction(), BinaryForm.LEGACY);
        accepted("broadcast-ok", signed.json());

        assertThat(chain.produceBlock().transactions().getFirst().id()).isEqualTo(legacyId);
    }

    @Test
    void otherErrors_areTheRecordedOnes() throws Exception {
        JsonNode nai = client.rpc(
                url(), "condenser_api.broadcast_transaction", "[" + signed("alice/active", 1013, "hello") + "]");
        sameError("broadcast-condenser-nai", nai);
        sameError("method-unknown", client.rpc(url(), "block_api.nonsense", "{}"));
        sameError(
                "range-start-zero",
                client.rpc(url(), "block_api.get_block_range", "{\"starting_block_num\":0,\"count\":2}"));
        sameError(
                "get-transaction-unknown",
                client.rpc(
                        url(),
                        "account_history_api.get_transaction",
                        "{\"id\":\"" + UNKNOWN_ID + "\",\"include_reversible\":true}"));
        sameError(
                "find-tx-malformed",
                client.rpc(url(), "transaction_status_api.find_transaction", "{\"transaction_id\":\"xyz\"}"));
        same(
                "find-tx-unknown",
                "transaction_status_api.find_transaction",
                "{\"transaction_id\":\"" + UNKNOWN_ID + "\",\"expiration\":\"2026-11-23T04:26:30\"}");
        assertThat(client.postJson(url(), "[]")).isEqualTo(Recording.ofHived("json-empty-batch"));
        JsonNode broken = client.postJson(url(), "{\"jsonrpc\":\"2.0\",\"id\":1,");
        assertThat(broken.at("/error/data/name"))
                .isEqualTo(Recording.ofHived("json-broken").at("/error/data/name"));
    }

    @Test
    void batchAndTextId_areAnsweredInKind() throws Exception {
        JsonNode batch = client.postJson(
                url(),
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"database_api.get_version\",\"params\":{}},"
                        + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"block_api.nonsense\",\"params\":{}}]");
        assertThat(Shape.of(batch.path(0)))
                .isEqualTo(Shape.of(Recording.ofHived("batch-two").path(0)));
        assertThat(batch.at("/1/error/code").asInt()).isEqualTo(-32002);

        JsonNode text = client.postJson(
                url(), "{\"jsonrpc\":\"2.0\",\"id\":\"abc\",\"method\":\"database_api.get_version\",\"params\":{}}");
        assertThat(Shape.of(text)).isEqualTo(Shape.of(Recording.ofHived("id-string")));
        assertThat(text.path("id").asText()).isEqualTo("abc");
    }

    private long filledBlock() {
        for (long number = chain.headNumber(); number > 0; number--) {
            if (chain.block(number).orElseThrow().virtualOperations().size() > 1) {
                return number;
            }
        }
        throw new AssertionError("the recurrent transfer was never executed");
    }

    private String signed(String role, long milli, String memo) {
        return Signed.by(chain, role).transfer("gateway", hive(milli), memo).json();
    }

    private void accepted(String recording, String transaction) throws Exception {
        same(recording, "network_broadcast_api.broadcast_transaction", trx(transaction));
    }

    private void refused(String recording, String transaction) throws Exception {
        sameError(recording, client.rpc(url(), "network_broadcast_api.broadcast_transaction", trx(transaction)));
    }

    private void same(String recording, String method, String params) throws Exception {
        assertThat(Shape.of(client.rpc(url(), method, params)))
                .describedAs(recording)
                .isEqualTo(Shape.of(Recording.ofHived(recording)));
    }

    private static void sameError(String recording, JsonNode answer) {
        JsonNode expected = Recording.ofHived(recording).path("error");
        JsonNode error = answer.path("error");
        assertThat(Recording.withoutNumbers(error.path("message").asText()))
                .describedAs(recording)
                .isEqualTo(Recording.withoutNumbers(expected.path("message").asText()));
        assertThat(error.path("code")).describedAs(recording).isEqualTo(expected.path("code"));
        for (String field : List.of("code", "name", "message", "extension", "assert_hash")) {
            assertThat(error.path("data").path(field))
                    .describedAs(recording + " " + field)
                    .isEqualTo(expected.path("data").path(field));
        }
    }

    private static String trx(String json) {
        return "{\"trx\":" + json + ",\"max_block_age\":60}";
    }

    private String url() {
        return devnet.hiveNodes().getFirst().url();
    }
}
