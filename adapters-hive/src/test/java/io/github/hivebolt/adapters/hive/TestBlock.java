package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.hive.BlockReference;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A block of the test chain.
 *
 * @param virtuals the JSON of {@code op} of each virtual operation behind the producer's reward
 */
record TestBlock(BlockReference reference, String previous, List<TestTransaction> transactions, List<String> virtuals) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    /** A transaction: its id and the JSON of its operations. */
    record TestTransaction(String id, List<String> operations) {
        String json() {
            return "{\"ref_block_num\":1,\"ref_block_prefix\":2,\"expiration\":\"2026-01-01T00:00:00\",\"operations\":["
                    + String.join(",", operations) + "],\"extensions\":[],\"signatures\":[\"1f\"]}";
        }
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    String json() {
        return json(reference.id());
    }

    private String json(BlockId id) {
        return "{\"previous\":\"" + previous + "\",\"timestamp\":\"" + time(reference.timestamp())
                + "\",\"witness\":\"initminer\",\"extensions\":[],\"transactions\":["
                + transactions.stream().map(TestTransaction::json).collect(Collectors.joining(","))
                + "],\"block_id\":\"" + id + "\",\"signing_key\":\"STM\",\"transaction_ids\":["
                + transactions.stream()
                        .map(transaction -> "\"" + transaction.id() + "\"")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    /** All virtual operations as {@code get_ops_in_block} shows them. */
    List<String> virtualJson() {
        ArrayList<String> all = new ArrayList<>();
        all.add(virtual(1, "{\"type\":\"producer_reward_operation\",\"value\":{\"producer\":\"initminer\"}}"));
        for (int i = 0; i < virtuals.size(); i++) {
            all.add(virtual(i + 2, virtuals.get(i)));
        }
        return all;
    }

    private String virtual(int index, String operation) {
        return "{\"trx_id\":\"" + "0".repeat(40) + "\",\"block\":" + reference.number()
                + ",\"trx_in_block\":4294967295,\"op_in_trx\":" + index
                + ",\"virtual_op\":true,\"timestamp\":\"" + time(reference.timestamp()) + "\",\"op\":" + operation
                + ",\"operation_id\":0}";
    }
}
