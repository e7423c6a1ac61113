package io.github.hivebolt.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Transactions that a real hived took into its blocks. */
class HivedTransactionTest {
    private static final ChainId CHAIN =
            new ChainId(Vectors.HIVED.get("chainId").asText());

    static Stream<JsonNode> transactions() {
        return Vectors.each(Vectors.HIVED, "transactions");
    }

    private static HiveTransaction transaction(JsonNode recorded) {
        return TransactionReader.read(recorded.get("transaction"));
    }

    private static List<HiveSignature> signatures(JsonNode recorded) {
        return Vectors.each(recorded.get("transaction"), "signatures")
                .map(signature -> new HiveSignature(signature.asText()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void id_isTheOneThatHivedGave(JsonNode recorded) {
        assertThat(HiveSerializer.transactionId(transaction(recorded)))
                .hasToString(recorded.get("transactionId").asText());
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void json_isWhatHivedTook(JsonNode recorded) throws IOException {
        SignedHiveTransaction signed = new SignedHiveTransaction(transaction(recorded), signatures(recorded));

        assertThat(new ObjectMapper().readTree(HiveTransactionJson.write(signed)))
                .isEqualTo(recorded.get("transaction"));
    }

    @Test
    void signaturesOfOneAccount_recoverOneKey() {
        Map<String, HivePublicKey> keys = new HashMap<>();
        transactions().forEach(recorded -> {
            byte[] digest = HiveSerializer.digest(CHAIN, transaction(recorded));
            String account = recorded.at("/transaction/operations/0/value/from").asText();
            Optional<HivePublicKey> key =
                    HiveSigner.recover(digest, signatures(recorded).getFirst());
            assertThat(key).isPresent();
            assertThat(keys.computeIfAbsent(account, first -> key.orElseThrow()))
                    .isEqualTo(key.orElseThrow());
        });
        assertThat(transactions()).hasSize(10);
        assertThat(keys).containsOnlyKeys("alice");
    }
}
