package io.github.hivebolt.adapters.hive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.ports.AccountMovement;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an account's history. Immutable and thread-safe. */
final class HistoryParser {
    private static final int MAX_ENTRIES = 1_000;
    private static final long NO_TRANSACTION = 0xffff_ffffL;

    private final AccountName account;

    HistoryParser(AccountName account) {
        this.account = account;
    }

    /** Reads the result of {@code get_account_history}: pairs of sequence number and operation. */
    HistoryPage read(JsonParser parser, String host) throws IOException, NodeTroubleException {
        Json.require(parser, JsonToken.START_OBJECT, "the result is no object");
        List<HistoryPage.Entry> entries = new ArrayList<>();
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean history = parser.currentName().equals("history");
            parser.nextToken();
            if (history) {
                found = true;
                Json.require(parser, JsonToken.START_ARRAY, "the history is no array");
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (entries.size() == MAX_ENTRIES) {
                        throw new IOException("more operations than anybody asked for");
                    }
                    entries.add(entry(Json.tree(parser), host));
                }
            } else {
                parser.skipChildren();
            }
        }
        if (!found) {
            throw new IOException("the result holds no history");
        }
        return new HistoryPage(entries);
    }

    private HistoryPage.Entry entry(JsonNode pair, String host) throws NodeTroubleException {
        long sequence = pair.path(0).asLong(-1);
        JsonNode entry = pair.path(1);
        long block = entry.path("block").asLong(-1);
        if (sequence < 0 || block < 1) {
            throw NodeTroubleException.broken("sent a history whose operations have no place");
        }
        RawOperation operation = new RawOperation(
                entry.path("op").path("type").asText(""), entry.path("op").path("value"));
        try {
            return new HistoryPage.Entry(sequence, block, movements(operation, entry, block, host));
        } catch (MalformedOperationException malformed) {
            throw NodeTroubleException.broken("sent a " + Lines.one(operation.type(), 60) + " in block " + block
                    + " that concerns us and cannot be read: " + malformed.getMessage());
        }
    }

    private List<AccountMovement> movements(RawOperation operation, JsonNode entry, long block, String host)
            throws MalformedOperationException {
        BalanceRules.Change change = BalanceRules.of(operation, account);
        List<Movement> reported = reported(operation);
        if (change.isNone() && reported.isEmpty()) {
            return List.of();
        }
        Instant time = ChainTime.parse(entry.path("timestamp").asText(""))
                .orElseThrow(() -> new MalformedOperationException("its time is missing"));
        if (reported.isEmpty()) {
            OperationId id = place(entry, block, 0);
            return List.of(new AccountMovement(
                    id,
                    operation.type(),
                    change.hiveMilli(),
                    change.hbdMilli(),
                    Optional.empty(),
                    block,
                    time,
                    Set.of(host)));
        }
        List<AccountMovement> movements = new ArrayList<>();
        for (Movement movement : reported) {
            ChainTransfer transfer = movement.at(place(entry, block, movement.indexOffset()), block, time);
            BalanceRules.Change share = reported.size() == 1 ? change : shareOf(transfer);
            movements.add(new AccountMovement(
                    transfer.operation(),
                    operation.type(),
                    share.hiveMilli(),
                    share.hbdMilli(),
                    Optional.of(transfer),
                    block,
                    time,
                    Set.of(host)));
        }
        return movements;
    }

    /** What the reader of blocks or of virtual operations reports, too. */
    private List<Movement> reported(RawOperation operation) throws MalformedOperationException {
        List<Movement> movements = OperationRules.movements(operation, account);
        return OperationRules.isVirtualMovement(operation.type())
                ? movements.stream()
                        .filter(movement -> movement.to().equals(account))
                        .toList()
                : movements;
    }

    private BalanceRules.Change shareOf(ChainTransfer transfer) {
        long milli = transfer.to().equals(account) ? transfer.amount().milli() : 0;
        return switch (transfer.amount().asset()) {
            case HIVE -> new BalanceRules.Change(milli, 0);
            case HBD -> new BalanceRules.Change(0, milli);
        };
    }

    private static OperationId place(JsonNode entry, long block, int offset) throws MalformedOperationException {
        int index = entry.path("op_in_trx").asInt(-1);
        String transaction = entry.path("trx_id").asText("");
        if (index < 0) {
            throw new MalformedOperationException("its place in the chain is missing");
        }
        // Old nodes write 1 and 0 for true and false.
        if (!entry.path("virtual_op").asBoolean(false)) {
            if (!transaction.matches("[0-9a-f]{40}")) {
                throw new MalformedOperationException("its transaction is missing");
            }
            return new OperationId.Signed(new TransactionId(transaction), index + offset);
        }
        long inBlock = entry.path("trx_in_block").asLong(-2);
        if (inBlock < -1 || inBlock > NO_TRANSACTION) {
            throw new MalformedOperationException("its place in the chain is missing");
        }
        return new OperationId.Virtual(block, inBlock < 0 ? NO_TRANSACTION : inBlock, index + offset);
    }
}
