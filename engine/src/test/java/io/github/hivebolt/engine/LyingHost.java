package io.github.hivebolt.engine;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The reader when the host that blocks are read from lies; those that are asked afterwards are honest, if they answer. */
final class LyingHost implements HiveReader {
    static final String NOT_ENOUGH = "1 of 2 hosts report it.";
    private final HiveReader honest;
    Function<BlockBatch, List<ChainTransfer>> lie = BlockBatch::transfers;
    boolean othersAreSilent;
    int timesAsked;
    /** What becomes of an account that is asked for. */
    UnaryOperator<Optional<HiveAccount>> accounts = account -> account;

    /** As long as what was heard of the head is good. */
    Duration remembers = Duration.ZERO;

    boolean irreversibleStandsStill;
    Optional<Instant> lastHeard = Optional.empty();
    private Optional<ChainTip> lastTip = Optional.empty();
    Supplier<Instant> clock = () -> Instant.EPOCH;

    LyingHost(HiveReader honest) {
        this.honest = honest;
    }

    @Override
    public BlockBatch read(BlockReference after, int maxBlocks) {
        BlockBatch batch = honest.read(after, maxBlocks);
        return new BlockBatch(batch.after(), batch.last(), lie.apply(batch), "liar.example");
    }

    @Override
    public Corroboration corroborate(ChainTransfer transfer, String servedBy) {
        timesAsked++;
        return othersAreSilent ? new Corroboration.NotEnoughHosts(NOT_ENOUGH) : honest.corroborate(transfer, servedBy);
    }

    @Override
    public ChainTip tip() {
        try {
            ChainTip tip = honest.tip();
            lastHeard = Optional.of(clock.get());
            lastTip = Optional.of(
                    irreversibleStandsStill && lastTip.isPresent()
                            ? new ChainTip(
                                    tip.headNumber(),
                                    tip.headTime(),
                                    lastTip.get().irreversibleNumber(),
                                    tip.freshHosts())
                            : tip);
            return lastTip.get();
        } catch (PartyUnavailableException out) {
            return lastTip.filter(ignored -> lastHeard
                            .filter(at -> clock.get().isBefore(at.plus(remembers)))
                            .isPresent())
                    .orElseThrow(() -> out);
        }
    }

    @Override
    public BlockReference block(long number) {
        return honest.block(number);
    }

    @Override
    public VirtualBatch readVirtual(long afterBlock, long upToBlock) {
        return honest.readVirtual(afterBlock, upToBlock);
    }

    @Override
    public Sighting sight(TransactionId id, long fromBlock, long toBlock) {
        return honest.sight(id, fromBlock, toBlock);
    }

    @Override
    public Optional<HiveAccount> account(AccountName name) {
        return accounts.apply(honest.account(name));
    }
}
