package io.github.hivebolt.devnet.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.codec.HiveOperation;
import io.github.hivebolt.codec.HiveTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads transactions from JSON and checks what hived checks before it looks at the chain. */
public final class SubmissionReader {
    private static final int MAX_U16 = 65_535;
    private static final long MAX_U32 = (1L << Integer.SIZE) - 1;

    private SubmissionReader() {}

    /**
     * Reads a transaction with typed operations and NAI amounts, or the older array form.
     *
     * @param json any value
     * @return the transaction
     * @throws ChainRejection if it cannot be read or could never be valid
     */
    public static Submission read(JsonNode json) throws ChainRejection {
        List<HiveOperation> operations = new ArrayList<>();
        for (JsonNode operation : json.path("operations")) {
            operations.add(OperationReader.read(operation));
        }
        if (operations.isEmpty()) {
            throw Rejections.otherwiseInvalid("A transaction must have at least one operation");
        }
        List<String> signatures = new ArrayList<>();
        json.path("signatures").forEach(signature -> signatures.add(signature.asText()));
        Instant expiration = ChainTime.parse(json.path("expiration").asText())
                .orElseThrow(() -> Rejections.badCast("Invalid cast of an expiration"));
        int refBlockNum = (int) number(json, "ref_block_num", MAX_U16);
        long refBlockPrefix = number(json, "ref_block_prefix", MAX_U32);
        try {
            return new Submission(new HiveTransaction(refBlockNum, refBlockPrefix, expiration, operations), signatures);
        } catch (IllegalArgumentException invalid) {
            throw Rejections.badCast(String.valueOf(invalid.getMessage()));
        }
    }

    private static long number(JsonNode json, String name, long most) throws ChainRejection {
        JsonNode value = json.path(name);
        if (!value.canConvertToLong() || value.longValue() < 0 || value.longValue() > most) {
            throw Rejections.badCast("Invalid cast of " + name);
        }
        return value.longValue();
    }
}
