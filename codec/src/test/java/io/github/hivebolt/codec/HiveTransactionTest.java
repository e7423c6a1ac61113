package io.github.hivebolt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiveTransactionTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final AccountName BOB = new AccountName("bob");
    private static final HiveAmount ONE = new HiveAmount(1000, HiveAsset.HIVE);
    private static final Instant EXPIRATION = Instant.parse("2026-03-01T12:00:00Z");

    private static HiveTransaction transaction(HiveOperation operation) {
        return new HiveTransaction(34294, 1164960351L, EXPIRATION, List.of(operation));
    }

    private static String json(String memo) {
        return HiveTransactionJson.write(
                new SignedHiveTransaction(transaction(new TransferOperation(ALICE, BOB, ONE, memo)), List.of()));
    }

    static Stream<JsonNode> refBlocks() {
        return Vectors.each(Vectors.HIVE, "ref_blocks");
    }

    static Stream<JsonNode> mangledEscapes() {
        return Vectors.each(Vectors.HIVE, "gotchas").filter(gotcha -> gotcha.has("memo"));
    }

    @ParameterizedTest
    @MethodSource("refBlocks")
    void blockReference_isDerivedAsHivedDoes(JsonNode vector) {
        BlockId id = new BlockId(vector.get("block_id").asText());

        assertThat(HiveSerializer.refBlockNum(id.number()))
                .isEqualTo(vector.get("ref_block_num").asInt());
        assertThat(HiveSerializer.refBlockPrefix(id))
                .isEqualTo(vector.get("ref_block_prefix").asLong());
    }

    @Test
    void unsortedAuths_areHashedSorted() {
        JsonNode gotcha = Vectors.HIVE.get("gotchas").get(0);
        CustomJsonOperation operation = new CustomJsonOperation(
                CustomJsonOperation.sorted(List.of()),
                CustomJsonOperation.sorted(List.of(BOB, ALICE, BOB)),
                "id",
                "{}");

        assertThat(HiveSerializer.transactionId(transaction(operation)))
                .hasToString(gotcha.get("txid_wax_sorted").asText());
    }

    @ParameterizedTest
    @MethodSource("mangledEscapes")
    void controlCharacter_isSerializedTrulyButNeverWrittenAsJson(JsonNode gotcha) {
        String memo = gotcha.get("memo").asText();

        assertThat(HiveTransactionJson.isWritable(memo)).isFalse();
        assertThatThrownBy(() -> json(memo))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(memo);
    }

    @Test
    void json_escapesOnlyWhatHivedKnows() {
        String memo = "a\tb\nc\rd\\e\"f/g<h>&'=\u007f ü ⚡ 👩‍👩‍👧 \u2028";

        assertThat(json(memo))
                .isEqualTo("{\"ref_block_num\":34294,\"ref_block_prefix\":1164960351,"
                        + "\"expiration\":\"2026-03-01T12:00:00\",\"operations\":[{\"type\":\"transfer_operation\","
                        + "\"value\":{\"from\":\"alice\",\"to\":\"bob\",\"amount\":{\"amount\":\"1000\","
                        + "\"precision\":3,\"nai\":\"@@000000021\"},"
                        + "\"memo\":\"a\\tb\\nc\\rd\\\\e\\\"f/g<h>&'=\u007f ü ⚡ 👩‍👩‍👧 \u2028\"}}],"
                        + "\"extensions\":[],\"signatures\":[]}");
    }

    @Test
    void memoLimit_countsBytesNotCharacters() {
        assertThat(new TransferOperation(ALICE, BOB, ONE, "ü".repeat(1023) + "x").memo())
                .hasSize(1024);
        assertThatThrownBy(() -> new TransferOperation(ALICE, BOB, ONE, "ü".repeat(1024)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2047 bytes");
    }

    @Test
    void halfASurrogatePair_isRefused() {
        assertThatThrownBy(() -> new TransferOperation(ALICE, BOB, ONE, "\uD83D"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void transferOfNothing_isRefused(HiveAsset asset) {
        assertThatThrownBy(() -> new TransferOperation(ALICE, BOB, HiveAmount.zero(asset), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "2106-02-07T06:28:16Z", "2026-03-01T12:00:00.001Z"})
    void expirationWithoutBinaryForm_isRefused(Instant expiration) {
        List<HiveOperation> operations = List.of(new TransferOperation(ALICE, BOB, ONE, ""));

        assertThatThrownBy(() -> new HiveTransaction(0, 0, expiration, operations))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void highSignature_isNotRecovered() throws MalformedKeyException {
        HivePrivateKey key = HivePrivateKey.fromPassword(ALICE, "active", "password");
        byte[] digest = Hashes.sha256();
        byte[] bytes = HiveSigner.sign(digest, key).bytes();
        RecoverableSignature low = RecoverableSignature.of(bytes[0] - 31, Arrays.copyOfRange(bytes, 1, 65));
        BigInteger order = new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
        byte[] high = new RecoverableSignature(0, low.r(), order.subtract(low.s())).compact();
        String flipped = HexFormat.of().toHexDigits((byte) (bytes[0] == 31 ? 32 : 31));

        assertThat(HiveSigner.recover(
                        digest, new HiveSignature(flipped + HexFormat.of().formatHex(high))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "1e", "1f", "20", "21", "22", "23", "ff"})
    void signatureThatNoKeyMade_isNotRecovered(String header) {
        byte[] digest = Hashes.sha256();

        assertThat(HiveSigner.recover(digest, new HiveSignature(header + "00".repeat(64))))
                .isEmpty();
        assertThat(HiveSigner.recover(digest, new HiveSignature(header + "ff".repeat(64))))
                .isEmpty();
    }

    @Test
    void headerBeyondTheFourRecoveryIds_isNotRecovered() {
        byte[] digest = Hashes.sha256();
        byte[] bytes = HiveSigner.sign(digest, HivePrivateKey.fromPassword(ALICE, "active", "password"))
                .bytes();
        for (int offset : new int[] {-31, -4, 4, 8, 64}) {
            byte[] changed = bytes.clone();
            changed[0] += (byte) offset;
            assertThat(HiveSigner.recover(digest, HiveSignature.ofBytes(changed)))
                    .isEmpty();
        }
    }
}
