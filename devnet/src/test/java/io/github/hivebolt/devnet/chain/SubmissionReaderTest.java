package io.github.hivebolt.devnet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.codec.BinaryForm;
import io.github.hivebolt.codec.HiveSerializer;
import io.github.hivebolt.devnet.common.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The vectors were made and cross-checked with hived's own code and three other libraries. */
class SubmissionReaderTest {
    private static final Path VECTORS =
            Path.of("../codec/src/test/resources/io/github/hivebolt/codec/hive-vectors.json");
    private static final Set<String> KNOWN = Set.of(
            "transfer_operation",
            "transfer_to_savings_operation",
            "transfer_from_savings_operation",
            "recurrent_transfer_operation",
            "custom_json_operation");

    @Test
    void vectors_areReadAsHivedReadsThem_orRefused() throws Exception {
        int read = 0;
        int refused = 0;
        for (JsonNode vector : vectors().path("transactions")) {
            JsonNode json = vector.path("transaction_nai_json");
            String name = vector.path("name").asText();
            if (vector.path("operation_valid").asBoolean() && isKnown(json)) {
                assertThat(HiveSerializer.transactionId(
                                        SubmissionReader.read(json).transaction(), BinaryForm.HF26)
                                .hex())
                        .describedAs(name)
                        .isEqualTo(vector.at("/hf26/txid").asText());
                read++;
            } else {
                assertThatThrownBy(() -> SubmissionReader.read(json))
                        .describedAs(name)
                        .isInstanceOf(ChainRejection.class);
                refused++;
            }
        }
        assertThat(read).isGreaterThan(30);
        assertThat(refused).isPositive();
    }

    @Test
    void brokenTransactions_areRefusedWithoutHarm() {
        for (String broken : new String[] {
            "{}",
            "{\"operations\":[]}",
            "{\"operations\":[{\"type\":\"transfer_operation\"}]}",
            "{\"operations\":[{\"type\":\"transfer_operation\",\"value\":{\"from\":\"alice\",\"to\":\"bob\","
                    + "\"amount\":{\"amount\":\"-1\",\"precision\":3,\"nai\":\"@@000000021\"},\"memo\":\"\"}}]}",
            "{\"operations\":[{\"type\":\"transfer_operation\",\"value\":{\"from\":\"alice\",\"to\":\"bob\","
                    + "\"amount\":{\"amount\":\"1\",\"precision\":3,\"nai\":\"@@000000021\"},\"memo\":\"\"}}],"
                    + "\"ref_block_num\":65536,\"ref_block_prefix\":1,\"expiration\":\"2026-01-01T00:00:00\"}"
        }) {
            JsonNode json = Json.parse(broken).orElseThrow();
            assertThatThrownBy(() -> SubmissionReader.read(json))
                    .describedAs(broken)
                    .isInstanceOf(ChainRejection.class);
        }
    }

    private static boolean isKnown(JsonNode json) {
        for (JsonNode operation : json.path("operations")) {
            if (!KNOWN.contains(operation.path("type").asText())) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode vectors() throws IOException {
        return Json.parse(Files.readString(VECTORS)).orElseThrow();
    }
}
