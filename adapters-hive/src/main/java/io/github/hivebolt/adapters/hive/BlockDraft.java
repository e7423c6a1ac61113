package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A block while it is being read. Its parts may come in any order. */
final class BlockDraft {
    String id = "";
    String previous = "";
    String timestamp = "";

    private final List<Found> found = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private int transactions;
    private Optional<String> defect = Optional.empty();

    void add(int index, RawOperation operation, AccountName account) {
        try {
            for (Movement movement : OperationRules.movements(operation, account)) {
                found.add(new Found(transactions, index + movement.indexOffset(), movement));
            }
        } catch (MalformedOperationException malformed) {
            flaw("operation " + index + " of transaction " + transactions + ", a " + operation.type()
                    + " that concerns us, cannot be read: " + malformed.getMessage());
        }
    }

    void endTransaction(int max) throws IOException {
        if (++transactions > max) {
            throw new IOException("more transactions than fit into a block");
        }
    }

    void addId(String id, int max) throws IOException {
        if (ids.size() == max) {
            throw new IOException("more transaction ids than fit into a block");
        }
        ids.add(id);
    }

    private void flaw(String what) {
        defect = defect.or(() -> Optional.of(what));
    }

    ParsedBlock build(Optional<TransactionId> wanted) throws IOException {
        BlockReference reference = reference();
        BlockId link = blockId(previous);
        int distinctIds = new HashSet<>(ids).size();
        if (ids.size() != transactions || distinctIds != transactions) {
            flaw("it has " + transactions + " transactions but " + distinctIds + " transaction ids");
            return new ParsedBlock(reference, link, List.of(), false, defect);
        }
        boolean holds = wanted.isPresent() && ids.contains(wanted.get().hex());
        return new ParsedBlock(reference, link, transfers(reference), holds, defect);
    }

    private List<ChainTransfer> transfers(BlockReference block) throws IOException {
        List<ChainTransfer> transfers = new ArrayList<>();
        for (Found each : found) {
            OperationId place = new OperationId.Signed(transactionId(ids.get(each.transaction)), each.index);
            transfers.add(each.movement.at(place, block.number(), block.timestamp()));
        }
        return transfers;
    }

    private BlockReference reference() throws IOException {
        BlockId blockId = blockId(id);
        Instant time = ChainTime.parse(timestamp).orElseThrow(() -> new IOException("a block's time cannot be read"));
        return new BlockReference(blockId.number(), blockId, time);
    }

    private static BlockId blockId(String hex) throws IOException {
        try {
            return new BlockId(hex);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("a block's id cannot be read", malformed);
        }
    }

    private static TransactionId transactionId(String hex) throws IOException {
        try {
            return new TransactionId(hex);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("a transaction's id cannot be read", malformed);
        }
    }

    private record Found(int transaction, int index, Movement movement) {}
}
