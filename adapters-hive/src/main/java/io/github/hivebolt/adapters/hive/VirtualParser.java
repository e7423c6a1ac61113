package io.github.hivebolt.adapters.hive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads virtual operations, keeping only those that bring money to an account. Immutable and thread-safe. */
final class VirtualParser {
    private static final int MAX_OPERATIONS = 200_000;
    private static final long NO_TRANSACTION = 0xffff_ffffL;

    private final AccountName account;

    VirtualParser(AccountName account) {
        this.account = account;
    }

    /**
     * What came.
     *
     * @param transfers money to us, in the order in which it came
     * @param blocks the block of each operation, ours or not
     * @param next where the next page begins
     */
    record Answer(List<ChainTransfer> transfers, List<Long> blocks, VirtualPage next) {
        Answer {
            transfers = List.copyOf(transfers);
            blocks = List.copyOf(blocks);
        }
    }

    /** Reads the result of {@code get_ops_in_block} or of {@code enum_virtual_ops}. */
    Answer read(JsonParser parser) throws IOException, NodeTroubleException {
        Json.require(parser, JsonToken.START_OBJECT, "the result is no object");
        List<ChainTransfer> transfers = new ArrayList<>();
        List<Long> blocks = new ArrayList<>();
        long nextBlock = 0;
        long nextOperation = 0;
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "ops" -> {
                    found = true;
                    readOperations(parser, transfers, blocks);
                }
                case "next_block_range_begin" -> nextBlock = number(parser);
                case "next_operation_begin" -> nextOperation = number(parser);
                default -> parser.skipChildren();
            }
        }
        if (!found) {
            throw new IOException("the result holds no operations");
        }
        return new Answer(transfers, blocks, new VirtualPage(nextBlock, nextOperation));
    }

    private void readOperations(JsonParser parser, List<ChainTransfer> transfers, List<Long> blocks)
            throws IOException, NodeTroubleException {
        Json.require(parser, JsonToken.START_ARRAY, "the operations are no array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (blocks.size() == MAX_OPERATIONS) {
                throw new IOException("more operations than anybody asked for");
            }
            JsonNode entry = Json.tree(parser);
            // Old nodes write 1 and 0 for true and false.
            if (!entry.path("virtual_op").asBoolean(false)) {
                continue;
            }
            blocks.add(entry.path("block").asLong(0));
            readVirtual(entry).ifPresent(transfers::add);
        }
    }

    private Optional<ChainTransfer> readVirtual(JsonNode entry) throws NodeTroubleException {
        String type = entry.path("op").path("type").asText("");
        if (!OperationRules.isVirtualMovement(type)) {
            return Optional.empty();
        }
        try {
            List<Movement> movements = OperationRules.movements(
                    new RawOperation(type, entry.path("op").path("value")), account);
            for (Movement movement : movements) {
                if (movement.to().equals(account)) {
                    return Optional.of(place(entry, movement));
                }
            }
            return Optional.empty();
        } catch (MalformedOperationException malformed) {
            throw NodeTroubleException.broken("sent a " + type + " in block "
                    + entry.path("block").asLong(0) + " that concerns us and cannot be read: "
                    + malformed.getMessage());
        }
    }

    private static ChainTransfer place(JsonNode entry, Movement movement) throws MalformedOperationException {
        long block = entry.path("block").asLong(-1);
        long transaction = entry.path("trx_in_block").asLong(-1);
        int index = entry.path("op_in_trx").asInt(-1);
        Optional<Instant> time = ChainTime.parse(entry.path("timestamp").asText(""));
        if (block < 1 || transaction < -1 || transaction > NO_TRANSACTION || index < 0 || time.isEmpty()) {
            throw new MalformedOperationException("its place in the chain is missing");
        }
        long place = transaction < 0 ? NO_TRANSACTION : transaction;
        return movement.at(new OperationId.Virtual(block, place, index), block, time.get());
    }

    private static long number(JsonParser parser) throws IOException {
        // Numbers that may exceed 2^53 come as text.
        String text = parser.currentToken().isScalarValue() ? parser.getText() : "";
        if (!text.matches("[0-9]{1,18}")) {
            throw new IOException("the place of the next page is no number");
        }
        return Long.parseLong(text);
    }
}
