package io.github.hivebolt.app.guard;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.ChainTip;
import io.github.hivebolt.ports.Corroboration;
import io.github.hivebolt.ports.HiveAccount;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.Sighting;
import io.github.hivebolt.ports.VirtualBatch;
import java.util.Optional;

/**
 * A guarded reader as the engine sees it.
 *
 * @param guard the bean with the annotations
 * @param circuits where open circuits are remembered
 */
public record GuardedReader(HiveReader guard, Circuits circuits) implements HiveReader {
    private static final String PARTY = "Hive";

    @Override
    public ChainTip tip() {
        return Edge.ask(PARTY, circuits, "hive-tip", guard::tip);
    }

    @Override
    public BlockReference block(long number) {
        return Edge.ask(PARTY, () -> guard.block(number));
    }

    @Override
    public BlockBatch read(BlockReference after, int maxBlocks) {
        return Edge.ask(PARTY, circuits, "hive-blocks", () -> guard.read(after, maxBlocks));
    }

    @Override
    public VirtualBatch readVirtual(long afterBlock, long upToBlock) {
        return Edge.ask(PARTY, circuits, "hive-virtual", () -> guard.readVirtual(afterBlock, upToBlock));
    }

    @Override
    public Corroboration corroborate(ChainTransfer transfer, String servedBy) {
        return Edge.ask(PARTY, () -> guard.corroborate(transfer, servedBy));
    }

    @Override
    public Sighting sight(TransactionId id, long fromBlock, long toBlock) {
        return Edge.ask(PARTY, () -> guard.sight(id, fromBlock, toBlock));
    }

    @Override
    public Optional<HiveAccount> account(AccountName name) {
        return Edge.ask(PARTY, () -> guard.account(name));
    }
}
