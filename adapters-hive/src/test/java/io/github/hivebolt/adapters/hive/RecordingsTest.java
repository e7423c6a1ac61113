package io.github.hivebolt.adapters.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.BroadcastReport.Reason;
import io.github.hivebolt.ports.MonotonicTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parsers and rules against what a real hived answered. */
class RecordingsTest {
    private static final AccountName GATEWAY = new AccountName("gateway");
    private static final NodeAddress NODE = NodeAddress.of(URI.create("https://hive.example"));

    private static List<ParsedBlock> blocks(byte[] answer) throws NodeTroubleException {
        return ask(answer, BlockParser.forAccount(GATEWAY)::readRange);
    }

    private static <T> T ask(byte[] answer, RpcClient.ResultReader<T> reader) throws NodeTroubleException {
        return Recordings.client(answer).ask(NODE, RpcCall.head(), Duration.ofSeconds(1), reader);
    }

    @Test
    void range_linksAndHoldsItsTransfer() throws NodeTroubleException {
        List<ParsedBlock> blocks = blocks(Recordings.response("range-with-transfer"));
        LinkCheck.Prefix prefix = LinkCheck.prefix(blocks.get(0).previous(), 55, blocks, 3);
        assertThat(prefix.flaw()).isEmpty();
        assertThat(prefix.blocks()).hasSize(3);
        assertThat(blocks.get(1).transfers())
                .containsExactly(new ChainTransfer(
                        new OperationId.Signed(new TransactionId("0b7b885dcd56758a59cae4a60c79637d998e5525"), 0),
                        TransferKind.TRANSFER,
                        new AccountName("alice"),
                        GATEWAY,
                        new HiveAmount(1000, HiveAsset.HIVE),
                        "hello",
                        56,
                        Instant.parse("2026-11-23T04:25:33Z")));
    }

    @ParameterizedTest
    @CsvSource({"range-past-head, 0", "range-zero, 0", "range-truncated, 2", "range-first-three, 3"})
    void range_hasAsManyBlocksAsItHas(String name, int count) throws NodeTroubleException {
        assertThat(blocks(Recordings.response(name))).hasSize(count);
    }

    @Test
    void largeRange_linksFromTheFirstBlock() throws NodeTroubleException {
        List<ParsedBlock> blocks = blocks(Recordings.response("range-too-many"));
        assertThat(LinkCheck.prefix(blocks.get(0).previous(), 1, blocks, 1000).blocks())
                .hasSameSizeAs(blocks);
    }

    @Test
    void escrowRelease_isOneTransferOfItsOnlyAmount() throws NodeTroubleException {
        List<ChainTransfer> transfers =
                blocks(Recordings.blockAsRange("block-escrow-release")).get(0).transfers();
        assertThat(transfers).hasSize(1);
        assertThat(transfers.get(0).kind()).isEqualTo(TransferKind.ESCROW_RELEASE);
        assertThat(transfers.get(0).amount()).isEqualTo(new HiveAmount(2000, HiveAsset.HIVE));
        assertThat(transfers.get(0).memo()).isEmpty();
    }

    @Test
    void blockWithARecurrentTransfer_holdsOnlyItsPlainTransfers() throws NodeTroubleException {
        List<ChainTransfer> transfers = blocks(Recordings.blockAsRange("block-recurrent-transfer"))
                .get(0)
                .transfers();
        assertThat(transfers).isNotEmpty().allMatch(each -> each.kind() == TransferKind.TRANSFER);
        assertThat(transfers).noneMatch(each -> each.memo().equals("standing order"));
    }

    @Test
    void savingsWithdrawalAsSuch_movesNothing() throws NodeTroubleException {
        assertThat(blocks(Recordings.blockAsRange("block-savings-withdrawal"))
                        .get(0)
                        .transfers())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enum-virtual-ops", "vops-recurrent-transfer"})
    void recurrentFill_isTheSameFromBothCalls(String name) throws NodeTroubleException {
        List<ChainTransfer> transfers =
                ask(Recordings.response(name), new VirtualParser(GATEWAY)::read).transfers();
        assertThat(transfers)
                .containsExactly(new ChainTransfer(
                        new OperationId.Virtual(58, 4_294_967_295L, 2),
                        TransferKind.RECURRENT_FILL,
                        new AccountName("alice"),
                        GATEWAY,
                        new HiveAmount(500, HiveAsset.HIVE),
                        "standing order",
                        58,
                        Instant.parse("2026-11-23T04:25:39Z")));
    }

    @Test
    void everyIrreversibleBlock_hasVirtualOperations() throws NodeTroubleException {
        assertThat(ask(Recordings.response("ops-in-block-irreversible"), new VirtualParser(GATEWAY)::read)
                        .blocks())
                .containsExactly(63L);
        assertThat(ask(Recordings.response("ops-in-block-not-yet"), new VirtualParser(GATEWAY)::read)
                        .blocks())
                .isEmpty();
    }

    @Test
    void head_isRead() throws NodeTroubleException {
        JsonNode properties = ask(Recordings.response("gdgp"), Json::tree);
        assertThat(HeadSample.of(properties, new MonotonicTime(5)))
                .hasValue(new HeadSample(55, Instant.parse("2026-11-23T04:25:30Z"), 55, new MonotonicTime(5)));
    }

    @ParameterizedTest
    @CsvSource({
        "broadcast-expired, EXPIRATION",
        "broadcast-expires-too-far, EXPIRATION",
        "broadcast-tapos-wrong, TAPOS",
        "broadcast-wrong-key, AUTHORITY",
        "broadcast-owner-key, AUTHORITY",
        "broadcast-posting-key, AUTHORITY",
        "broadcast-unsigned, AUTHORITY",
        "broadcast-memo-control-char, AUTHORITY",
        "broadcast-signature-broken, AUTHORITY",
        "broadcast-insufficient-funds, FUNDS",
        "broadcast-payee-unknown, PAYEE_MISSING",
        "broadcast-name-invalid, INVALID",
        "broadcast-zero, INVALID",
        "broadcast-memo-2048, INVALID"
    })
    void refusal_isUnderstood(String name, Reason reason) {
        RpcError error = Recordings.error(name);
        assertThat(RefusalRules.reason(error)).isEqualTo(reason);
        assertThat(RefusalRules.isDuplicate(error)).isFalse();
        assertThat(RefusalRules.isNodeTrouble(error)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"broadcast-duplicate-in-mempool", "broadcast-duplicate-in-chain"})
    void duplicate_isRecognised(String name) {
        assertThat(RefusalRules.isDuplicate(Recordings.error(name))).isTrue();
    }

    @Test
    void unknownMethod_isNoOpinion() {
        assertThat(Recordings.error("method-unknown").isUnknownMethod()).isTrue();
    }

    @Test
    void refusalsThatNobodyRecorded_areUnderstoodByTheirNumbersOrTexts() {
        assertThat(RefusalRules.reason(new RpcError(-32003, "gw has 1 RC, needs 2 RC", 0, "")))
                .isEqualTo(Reason.RESOURCE_CREDITS);
        assertThat(RefusalRules.reason(new RpcError(-32003, "", 4_100_100, ""))).isEqualTo(Reason.RESOURCE_CREDITS);
        assertThat(RefusalRules.reason(new RpcError(-32003, "Assert Exception:!check_max_block_age( age ): ", 10, "")))
                .isEqualTo(Reason.NODE_NOT_READY);
        assertThat(RefusalRules.reason(new RpcError(-32003, "Unable to acquire database lock", 0, "")))
                .isEqualTo(Reason.NODE_NOT_READY);
        assertThat(RefusalRules.reason(new RpcError(-32003, "unknown key", 0, "")))
                .isEqualTo(Reason.PAYEE_MISSING);
        assertThat(RefusalRules.reason(new RpcError(-32003, "something of tomorrow", 99, "")))
                .isEqualTo(Reason.OTHER);
    }

    @Test
    void answerToAnotherId_isRefused() {
        byte[] answer = new String(Recordings.response("gdgp"), StandardCharsets.UTF_8)
                .replaceFirst("\"id\":1}$", "\"id\":2}")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ask(answer, Json::tree)).isInstanceOf(NodeTroubleException.class);
    }

    @Test
    void errorsOfHived_areTroubleWhereAResultIsNeeded() {
        assertThatThrownBy(() -> blocks(Recordings.response("range-start-zero")))
                .isInstanceOf(NodeTroubleException.class)
                .hasMessageContaining("Invalid starting block");
    }
}
