package io.github.hivebolt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.codec.MemoReading.Decrypted;
import io.github.hivebolt.codec.MemoReading.NotEncrypted;
import io.github.hivebolt.codec.MemoReading.NotForUs;
import io.github.hivebolt.domain.hive.AccountName;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoCipherTest {
    static Stream<JsonNode> memos() {
        return Vectors.each(Vectors.HIVE, "memos");
    }

    private static HivePrivateKey key(JsonNode vector, String field) throws MalformedKeyException {
        return HivePrivateKey.fromWif(vector.get(field).asText());
    }

    private static JsonNode edgeCase(String name) {
        return Vectors.each(Vectors.HIVE, "memo_edge_cases")
                .filter(vector -> vector.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static MemoReading readEdgeCase(String name) throws MalformedKeyException {
        JsonNode vector = edgeCase(name);
        return MemoCipher.decrypt(vector.get("memo").asText(), key(vector, "wif"));
    }

    private static HivePrivateKey anyKey() throws MalformedKeyException {
        return key(Vectors.HIVE.get("keys").get(0), "wif");
    }

    @ParameterizedTest
    @MethodSource("memos")
    void memo_isEncryptedAsOthersDo(JsonNode vector) throws MalformedKeyException {
        String memo = MemoCipher.encrypt(
                vector.get("plaintext").asText(),
                key(vector, "from_wif"),
                HivePublicKey.parse(vector.get("to_public").asText()),
                Long.parseUnsignedLong(vector.get("nonce").asText()));

        assertThat(memo).isEqualTo(vector.get("on_chain_memo").asText());
        assertThat(memo).hasSize(vector.get("size_bytes").asInt());
    }

    @ParameterizedTest
    @MethodSource("memos")
    void memoOfEveryDialect_isReadByBothParties(JsonNode vector) throws MalformedKeyException {
        MemoReading expected = new Decrypted(vector.get("plaintext").asText());
        for (String dialect : new String[] {"on_chain_memo", "no_length_prefix_memo", "buggy_layout_memo"}) {
            String memo = vector.get(dialect).asText();
            assertThat(MemoCipher.decrypt(memo, key(vector, "from_wif"))).isEqualTo(expected);
            assertThat(MemoCipher.decrypt(memo, key(vector, "to_wif"))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("memos")
    void memoBetweenOthers_isNotForUs(JsonNode vector) throws MalformedKeyException {
        HivePrivateKey stranger = HivePrivateKey.fromPassword(new AccountName("stranger"), "memo", "password");
        for (String dialect : new String[] {"on_chain_memo", "no_length_prefix_memo", "buggy_layout_memo"}) {
            assertThat(MemoCipher.decrypt(vector.get(dialect).asText(), stranger))
                    .isEqualTo(new NotForUs());
        }
    }

    @Test
    void everyEdgeCase_isTestedBelow() {
        assertThat(Vectors.each(Vectors.HIVE, "memo_edge_cases")
                        .map(vector -> vector.get("name").asText()))
                .containsExactly(
                        "plaintext-memo",
                        "hash-but-not-base58",
                        "hash-base58-too-short",
                        "no-varint-length-prefix",
                        "buggy-layout-1.27.5-1.28.6",
                        "wrong-key",
                        "wax-encrypt-layout-probe");
        assertThat(memos()).hasSize(21);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plaintext-memo", "hash-but-not-base58", "hash-base58-too-short"})
    void plainText_isNotEncrypted(String name) throws MalformedKeyException {
        assertThat(MemoCipher.decrypt(edgeCase(name).get("memo").asText(), anyKey()))
                .isEqualTo(new NotEncrypted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "##", "#1", "#sats", "# #", "#⚡", "#\uD800", "#1111111111111111111111111111"})
    void shortText_isNotEncrypted(String memo) throws MalformedKeyException {
        assertThat(MemoCipher.decrypt(memo, anyKey())).isEqualTo(new NotEncrypted());
    }

    @Test
    void memoWithoutLength_keepsItsFirstCharacter() throws MalformedKeyException {
        assertThat(readEdgeCase("no-varint-length-prefix")).isEqualTo(new Decrypted("plain text w/o length prefix"));
    }

    @Test
    void memoOfHivedsWallet_isRead() throws MalformedKeyException {
        assertThat(readEdgeCase("buggy-layout-1.27.5-1.28.6")).isEqualTo(new Decrypted("refund: invoice expired"));
        assertThat(readEdgeCase("wax-encrypt-layout-probe")).isEqualTo(new Decrypted("wax layout probe"));
    }

    @Test
    void wrongKey_doesNotOpen() throws MalformedKeyException {
        assertThat(readEdgeCase("wrong-key")).isEqualTo(new NotForUs());
    }

    @Test
    void memoToOneself_isRead() throws MalformedKeyException {
        HivePrivateKey key = anyKey();

        assertThat(MemoCipher.decrypt(MemoCipher.encrypt("me", key, key.publicKey(), -1), key))
                .isEqualTo(new Decrypted("me"));
    }

    @Test
    void longestText_fitsTheChainsLimit() throws MalformedKeyException {
        HivePrivateKey key = anyKey();
        String longest = "z".repeat(MemoCipher.MAX_TEXT_BYTES);

        String memo = MemoCipher.encrypt(longest, key, key.publicKey(), -1);

        assertThat(memo.length()).isLessThanOrEqualTo(TransferOperation.MAX_MEMO_BYTES);
        assertThat(MemoCipher.decrypt(memo, key)).isEqualTo(new Decrypted(longest));
        assertThatThrownBy(() -> MemoCipher.encrypt(longest + "z", key, key.publicKey(), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void decryptedText_isNotShown() {
        assertThat(new Decrypted("private words").toString()).doesNotContain("private words");
    }

    @Test
    void damagedMemo_neverThrows() throws MalformedKeyException {
        Random random = new Random(20261123);
        JsonNode vector = Vectors.HIVE.get("memos").get(0);
        HivePrivateKey key = key(vector, "to_wif");
        for (String dialect : new String[] {"on_chain_memo", "no_length_prefix_memo", "buggy_layout_memo"}) {
            byte[] bytes = Base58.decode(vector.get(dialect).asText().substring(1), 2047)
                    .orElseThrow();
            for (int round = 0; round < 700; round++) {
                byte[] damaged = Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(200) : bytes.length);
                for (int hits = random.nextInt(3); hits >= 0 && damaged.length > 0; hits--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                assertThat(MemoCipher.decrypt("#" + Base58.encode(damaged), key))
                        .isNotNull();
            }
        }
    }

    @Test
    void memoWhoseCheckDiffers_isNotOpened() throws MalformedKeyException {
        JsonNode vector = Vectors.HIVE.get("memos").get(0);
        byte[] bytes = Vectors.bytes(vector, "raw_hex");
        bytes[33 + 33 + 8] ^= 1;

        assertThat(MemoCipher.decrypt("#" + Base58.encode(bytes), key(vector, "to_wif")))
                .isEqualTo(new NotForUs());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 17})
    void memoWithoutWholeBlocks_isNotEncrypted(int ciphertextBytes) throws MalformedKeyException {
        JsonNode vector = Vectors.HIVE.get("memos").get(0);
        byte[] bytes = Arrays.copyOf(Vectors.bytes(vector, "raw_hex"), 33 + 33 + 8 + 4 + 1 + ciphertextBytes);
        bytes[33 + 33 + 8 + 4] = (byte) ciphertextBytes;

        assertThat(MemoCipher.decrypt("#" + Base58.encode(bytes), key(vector, "to_wif")))
                .isEqualTo(new NotEncrypted());
    }
}
