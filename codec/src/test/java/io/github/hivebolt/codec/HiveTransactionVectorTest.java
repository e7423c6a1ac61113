package io.github.hivebolt.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes, ids, digests and signatures as five other implementations make them. */
class HiveTransactionVectorTest {
    /** Vectors of operations that a gateway never makes and nobody's money reaches it by. */
    private static final Set<String> LEFT_OUT = Set.of(
            // Powering up and delegation concern VESTS, which the gateway does not hold.
            "transfer-to-vesting",
            "delegate-vesting-shares",
            "claim-reward-balance",
            // The gateway does not trade on Hive's market.
            "limit-order-create-sell-hive",
            "limit-order-create-fill-or-kill",
            "limit-order-cancel",
            "convert",
            "collateralized-convert",
            // The gateway is neither a witness nor a voter, and makes and changes no accounts.
            "feed-publish",
            "account-witness-vote",
            "claim-account",
            "account-update2-posting-json-only");

    /** A memo that hived refuses and that therefore cannot be built. */
    private static final String INVALID = "transfer-memo-2048-bytes";

    static Stream<JsonNode> transactions() {
        return Vectors.each(Vectors.HIVE, "transactions")
                .filter(vector ->
                        !LEFT_OUT.contains(name(vector)) && !name(vector).equals(INVALID));
    }

    private static String name(JsonNode vector) {
        return vector.get("name").asText();
    }

    private static HiveTransaction transaction(JsonNode vector) {
        return TransactionReader.read(vector.get("transaction_nai_json"));
    }

    @Test
    void everyVector_isUsedOrLeftOutByName() {
        Set<String> all = Vectors.each(Vectors.HIVE, "transactions")
                .map(HiveTransactionVectorTest::name)
                .collect(Collectors.toSet());

        assertThat(all).hasSize(61).containsAll(LEFT_OUT).contains(INVALID);
        assertThat(transactions()).hasSize(61 - LEFT_OUT.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void transaction_hasTheBytesIdAndDigestOfBothForms(JsonNode vector) {
        HiveTransaction transaction = transaction(vector);
        ChainId chain = new ChainId(vector.get("chain_id").asText());

        for (BinaryForm form : BinaryForm.values()) {
            JsonNode expected = expected(vector, form);
            assertThat(HiveSerializer.serialize(transaction, form)).isEqualTo(Vectors.bytes(expected, "unsigned_hex"));
            assertThat(HiveSerializer.transactionId(transaction, form))
                    .hasToString(expected.get("txid").asText());
            assertThat(HiveSerializer.digest(chain, transaction, form))
                    .isEqualTo(Vectors.bytes(expected, "sig_digest"));
        }
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void withoutAForm_theFormSinceHardFork26IsMeant(JsonNode vector) {
        HiveTransaction transaction = transaction(vector);
        ChainId chain = new ChainId(vector.get("chain_id").asText());

        assertThat(HiveSerializer.serialize(transaction))
                .isEqualTo(HiveSerializer.serialize(transaction, BinaryForm.HF26));
        assertThat(HiveSerializer.transactionId(transaction))
                .isEqualTo(HiveSerializer.transactionId(transaction, BinaryForm.HF26));
        assertThat(HiveSerializer.digest(chain, transaction))
                .isEqualTo(HiveSerializer.digest(chain, transaction, BinaryForm.HF26));
    }

    /** Every vector's digests, those of operations that are left out included: a signature depends on nothing else. */
    static Stream<JsonNode> allTransactions() {
        return Vectors.each(Vectors.HIVE, "transactions");
    }

    @ParameterizedTest
    @MethodSource("allTransactions")
    void signature_isTheChainsOwnByteForByte(JsonNode vector) throws MalformedKeyException {
        List<HivePrivateKey> keys = new ArrayList<>();
        for (JsonNode signature : vector.get("legacy").get("signatures")) {
            keys.add(HivePrivateKey.fromWif(signature.get("wif").asText()));
        }
        for (BinaryForm form : BinaryForm.values()) {
            byte[] digest = Vectors.bytes(expected(vector, form), "sig_digest");
            JsonNode signatures = expected(vector, form).get("signatures");
            assertThat(signatures).hasSameSizeAs(keys);
            for (int i = 0; i < keys.size(); i++) {
                HiveSignature expected =
                        new HiveSignature(signatures.get(i).get("signature_fc").asText());
                assertThat(HiveSigner.sign(digest, keys.get(i))).isEqualTo(expected);
                assertThat(HiveSigner.recover(digest, expected))
                        .contains(keys.get(i).publicKey());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("allTransactions")
    void signatureWithAnotherNonce_recoversTheSameKey(JsonNode vector) {
        byte[] digest = Vectors.bytes(vector.get("legacy"), "sig_digest");
        for (JsonNode signature : vector.get("legacy").get("signatures")) {
            assertThat(HiveSigner.recover(
                            digest,
                            new HiveSignature(signature.get("signature_dhive").asText())))
                    .map(HivePublicKey::toString)
                    .contains(signature.get("public_key").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void json_readsBackAsTheVectors(JsonNode vector) throws IOException {
        HiveSignature signature = new HiveSignature(
                vector.get("hf26").get("signatures").get(0).get("signature_fc").asText());
        ObjectNode expected = vector.get("transaction_nai_json").deepCopy();
        expected.putArray("signatures").add(signature.hex());

        String json = HiveTransactionJson.write(new SignedHiveTransaction(transaction(vector), List.of(signature)));

        assertThat(new ObjectMapper().readTree(json)).isEqualTo(expected);
    }

    private static JsonNode expected(JsonNode vector, BinaryForm form) {
        return vector.get(
                switch (form) {
                    case HF26 -> "hf26";
                    case LEGACY -> "legacy";
                });
    }
}
