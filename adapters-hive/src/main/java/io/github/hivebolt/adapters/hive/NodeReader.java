package io.github.hivebolt.adapters.hive;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.ChainTip;
import io.github.hivebolt.ports.Corroboration;
import io.github.hivebolt.ports.HiveAccount;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.Sighting;
import io.github.hivebolt.ports.VirtualBatch;
import java.util.List;
import java.util.Optional;

/** The reading side of all nodes together. */
final class NodeReader implements HiveReader {
    private final TipWatch tips;
    private final ReferenceBlocks references;
    private final ReadAhead blocks;
    private final SecondLook secondLook;
    private final VirtualSource virtuals;
    private final Corroborator corroborator;
    private final Searcher searcher;
    private final AccountSource accounts;

    NodeReader(
            TipWatch tips,
            ReferenceBlocks references,
            ReadAhead blocks,
            SecondLook secondLook,
            VirtualSource virtuals,
            Corroborator corroborator,
            Searcher searcher,
            AccountSource accounts) {
        this.tips = tips;
        this.references = references;
        this.blocks = blocks;
        this.secondLook = secondLook;
        this.virtuals = virtuals;
        this.corroborator = corroborator;
        this.searcher = searcher;
        this.accounts = accounts;
    }

    @Override
    public ChainTip tip() {
        return tips.tip().chain();
    }

    @Override
    public BlockReference block(long number) {
        require(number >= 1, "the first block has the number 1");
        return references.agreed(number);
    }

    @Override
    public BlockBatch read(BlockReference after, int maxBlocks) {
        require(maxBlocks >= 1, "at least one block must be asked for");
        long irreversible = irreversibleBeyond(after.number());
        if (irreversible <= after.number()) {
            return new BlockBatch(after, after, List.of(), references.preferredHost());
        }
        BlockRange range = blocks.after(after, maxBlocks);
        boolean caughtUp = range.last().number() >= irreversible;
        if (!range.blocks().isEmpty() && secondLook.isDue(caughtUp)) {
            try {
                secondLook.at(range.last(), range.host());
            } catch (PartyUnavailableException disagreement) {
                blocks.forget();
                throw disagreement;
            }
        }
        return range.toBatch();
    }

    /** The chain's end need not be asked for while there is enough to read before the known one. */
    private long irreversibleBeyond(long number) {
        long reached = tips.reached();
        return reached > number ? reached : tips.tip().chain().irreversibleNumber();
    }

    @Override
    public VirtualBatch readVirtual(long afterBlock, long upToBlock) {
        require(afterBlock >= 0, "the first block has the number 1");
        long irreversible = irreversibleBeyond(afterBlock);
        long last = Math.min(upToBlock, irreversible);
        return last <= afterBlock
                ? new VirtualBatch(afterBlock, afterBlock, List.of(), references.preferredHost())
                : virtuals.read(afterBlock, last);
    }

    @Override
    public Corroboration corroborate(ChainTransfer transfer, String servedBy) {
        return corroborator.corroborate(transfer, servedBy);
    }

    @Override
    public Sighting sight(TransactionId id, long fromBlock, long toBlock) {
        require(fromBlock >= 1 && fromBlock <= toBlock, "a stretch of the chain must begin at 1 and not be empty");
        return searcher.sight(id, fromBlock, toBlock);
    }

    @Override
    public Optional<HiveAccount> account(AccountName name) {
        return accounts.find(name);
    }
}
