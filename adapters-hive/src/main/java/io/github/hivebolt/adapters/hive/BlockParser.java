package io.github.hivebolt.adapters.hive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.TransactionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads blocks out of a stream. Only what concerns the gateway account, or one transaction that is looked for, is kept;
 * everything else passes by. Immutable and thread-safe.
 */
final class BlockParser {
    private static final int MAX_BLOCKS = 1_000;
    private static final int MAX_TRANSACTIONS = 100_000;

    private final AccountName account;
    private final Optional<TransactionId> wanted;

    private BlockParser(AccountName account, Optional<TransactionId> wanted) {
        this.account = account;
        this.wanted = wanted;
    }

    /** Keeps the operations that move money from or to an account. */
    static BlockParser forAccount(AccountName account) {
        return new BlockParser(account, Optional.empty());
    }

    /** The same, looking for a transaction too. */
    BlockParser lookingFor(TransactionId id) {
        return new BlockParser(account, Optional.of(id));
    }

    /**
     * Reads the result of {@code block_api.get_block_range}.
     *
     * @throws IOException if it is no such result; a defect within a block is told in the block instead
     */
    List<ParsedBlock> readRange(JsonParser parser) throws IOException {
        Json.require(parser, JsonToken.START_OBJECT, "the result is no object");
        List<ParsedBlock> blocks = new ArrayList<>();
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals("blocks") && !found) {
                found = true;
                readBlocks(parser, blocks);
            } else {
                parser.skipChildren();
            }
        }
        if (!found) {
            throw new IOException("the result holds no blocks");
        }
        return blocks;
    }

    private void readBlocks(JsonParser parser, List<ParsedBlock> blocks) throws IOException {
        Json.require(parser, JsonToken.START_ARRAY, "the blocks are no array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (blocks.size() == MAX_BLOCKS) {
                throw new IOException("more blocks than anybody asked for");
            }
            blocks.add(readBlock(parser));
        }
    }

    private ParsedBlock readBlock(JsonParser parser) throws IOException {
        Json.require(parser, JsonToken.START_OBJECT, "a block is no object");
        BlockDraft draft = new BlockDraft();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "block_id" -> draft.id = text(parser);
                case "previous" -> draft.previous = text(parser);
                case "timestamp" -> draft.timestamp = text(parser);
                case "transactions" -> readTransactions(parser, draft);
                case "transaction_ids" -> readIds(parser, draft);
                default -> parser.skipChildren();
            }
        }
        return draft.build(wanted);
    }

    private void readTransactions(JsonParser parser, BlockDraft draft) throws IOException {
        Json.require(parser, JsonToken.START_ARRAY, "the transactions of a block are no array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Json.require(parser, JsonToken.START_OBJECT, "a transaction is no object");
            boolean hasOperations = false;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("operations") && !hasOperations) {
                    hasOperations = true;
                    readOperations(parser, draft);
                } else {
                    parser.skipChildren();
                }
            }
            if (!hasOperations) {
                throw new IOException("a transaction has no operations");
            }
            draft.endTransaction(MAX_TRANSACTIONS);
        }
    }

    private void readOperations(JsonParser parser, BlockDraft draft) throws IOException {
        Json.require(parser, JsonToken.START_ARRAY, "the operations of a transaction are no array");
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            Optional<RawOperation> operation = RawOperation.read(parser, OperationRules::isSignedMovement);
            if (operation.isPresent()) {
                draft.add(index, operation.get(), account);
            }
        }
    }

    private static void readIds(JsonParser parser, BlockDraft draft) throws IOException {
        Json.require(parser, JsonToken.START_ARRAY, "the transaction ids of a block are no array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            draft.addId(text(parser), MAX_TRANSACTIONS);
        }
    }

    private static String text(JsonParser parser) throws IOException {
        Json.require(parser, JsonToken.VALUE_STRING, "a part of a block is no text");
        return parser.getText();
    }
}
