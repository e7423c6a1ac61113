package io.github.hivebolt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.ChainTip;
import io.github.hivebolt.ports.Corroboration;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.Sighting;
import io.github.hivebolt.ports.VirtualBatch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link HiveReader} must do; the numbers are those of its rules. */
public interface HiveReaderContract {
    /** A small amount of HIVE. */
    HiveAmount SOME_HIVE = new HiveAmount(1_234, HiveAsset.HIVE);

    /**
     * The chain that the reader reads.
     *
     * @return the same one throughout a test
     */
    HiveWorld world();

    /**
     * The reader that is tested; two hosts must confirm where the world has two.
     *
     * @return the same one throughout a test
     */
    HiveReader reader();

    @Test
    default void r2_tip_isNeverAboveTheChainsIrreversibleBlock() {
        ChainTip tip = reader().tip();
        assertThat(tip.irreversibleNumber()).isBetween(1L, world().irreversibleNumber());
        assertThat(tip.freshHosts()).isPositive();
    }

    @Test
    default void tip_followsTheChain() {
        long before = reader().tip().irreversibleNumber();
        world().produce(5);
        assertThat(Patiently.until(() -> reader().tip().irreversibleNumber(), now -> now >= before + 5))
                .isEqualTo(before + 5);
    }

    @Test
    default void block_isTheChainsOwn() {
        assertThat(reader().block(7)).isEqualTo(world().reference(7));
    }

    @Test
    default void r4_read_returnsLinkedIrreversibleBlocksInOrder() {
        BlockReference start = world().reference(10);
        BlockBatch batch = reader().read(start, 5);
        assertThat(batch.after()).isEqualTo(start);
        assertThat(batch.last().number()).isBetween(11L, 15L);
        assertThat(batch.last()).isEqualTo(world().reference(batch.last().number()));
    }

    @Test
    default void r4_readingToTheEnd_endsAtTheIrreversibleBlockWithNothingLeft() {
        BlockReference end = readAll(world().reference(1)).last();
        assertThat(end.number()).isEqualTo(reader().tip().irreversibleNumber());
        assertThat(reader().read(end, 100).isEmpty()).isTrue();
    }

    @Test
    default void r4_readAfterABlockOfAnotherChain_returnsNothing() {
        BlockReference real = world().reference(10);
        String otherId = real.id().hex().substring(0, 8) + "f".repeat(32);
        BlockReference other = new BlockReference(10, new BlockId(otherId), real.timestamp());
        assertThat(blocksOrUnavailable(other)).isZero();
    }

    private long blocksOrUnavailable(BlockReference after) {
        try {
            return reader().read(after, 10).last().number() - after.number();
        } catch (PartyUnavailableException asAllowed) {
            return 0;
        }
    }

    @Test
    default void r5_transferToUs_isReportedWithItsPlace() {
        BlockReference start = end();
        TransactionId id = world().transfer(world().customer(), world().gateway(), SOME_HIVE, "żółć ⚡ \"a\" \\ b\nc");
        world().produce(3);
        ChainTransfer seen = onlyTransfer(readAtLeast(start, 1));
        assertThat(seen)
                .isEqualTo(new ChainTransfer(
                        new OperationId.Signed(id, 0),
                        TransferKind.TRANSFER,
                        world().customer(),
                        world().gateway(),
                        SOME_HIVE,
                        "żółć ⚡ \"a\" \\ b\nc",
                        start.number() + 1,
                        world().reference(start.number() + 1).timestamp()));
    }

    @Test
    default void r5_transferFromUs_isReported() {
        BlockReference start = end();
        HiveAmount amount = new HiveAmount(1, HiveAsset.HBD);
        world().transfer(world().gateway(), world().customer(), amount, "| hb:x");
        world().produce(3);
        ChainTransfer seen = onlyTransfer(readAtLeast(start, 1));
        assertThat(seen.from()).isEqualTo(world().gateway());
        assertThat(seen.amount()).isEqualTo(amount);
    }

    @Test
    default void r5_twoEqualOperationsOfOneTransaction_areBothReported() {
        BlockReference start = end();
        TransactionId id = world().twoTransfers(SOME_HIVE, "twice");
        world().produce(3);
        assertThat(readAtLeast(start, 1).transfers())
                .extracting(ChainTransfer::operation)
                .containsExactly(new OperationId.Signed(id, 0), new OperationId.Signed(id, 1));
    }

    @Test
    default void r5_recurrentTransferItself_isNotReported() {
        BlockReference start = end();
        world().recurrentTransfer(SOME_HIVE, "standing order");
        world().produce(3);
        assertThat(readAtLeast(start, 1).transfers()).isEmpty();
    }

    @Test
    default void r6_readingTwice_returnsEqualTransfers() {
        BlockReference start = end();
        world().transfer(world().customer(), world().gateway(), SOME_HIVE, "again");
        world().produce(3);
        BlockBatch first = readAtLeast(start, 1);
        BlockBatch second = readAtLeast(start, 1);
        assertThat(second.transfers()).isEqualTo(first.transfers()).hasSize(1);
    }

    @Test
    default void r8_executionOfARecurrentTransfer_isReported() {
        long start = world().irreversibleNumber();
        world().recurrentTransfer(SOME_HIVE, "standing order");
        world().produce(4);
        VirtualBatch batch = readVirtualPast(start, start + 1);
        assertThat(batch.transfers()).hasSize(1);
        ChainTransfer fill = batch.transfers().get(0);
        assertThat(fill.kind()).isEqualTo(TransferKind.RECURRENT_FILL);
        assertThat(fill.operation()).isInstanceOf(OperationId.Virtual.class);
        assertThat(fill.amount()).isEqualTo(SOME_HIVE);
        assertThat(fill.memo()).isEqualTo("standing order");
        assertThat(fill.blockNumber()).isEqualTo(start + 1);
    }

    @Test
    default void r7_readVirtual_neverPassesTheAskedBlock() {
        VirtualBatch batch = reader().readVirtual(10, 20);
        assertThat(batch.afterBlock()).isEqualTo(10);
        assertThat(batch.lastBlock()).isBetween(10L, 20L);
    }

    @Test
    default void r9_genuineTransfer_isCorroborated() {
        BlockBatch batch = depositRead();
        Corroboration verdict = reader().corroborate(batch.transfers().get(0), batch.host());
        assertThat(verdict).isInstanceOf(Corroboration.Agreed.class);
    }

    @Test
    default void r10_transactionInTheStretch_isPresent() {
        ChainTransfer transfer = depositRead().transfers().get(0);
        long block = transfer.blockNumber();
        assertThat(reader().sight(idOf(transfer), block - 3, block + 1)).isEqualTo(new Sighting.Present(block));
    }

    @Test
    default void r10_transactionOutsideTheStretch_isMissing() {
        ChainTransfer transfer = depositRead().transfers().get(0);
        long block = transfer.blockNumber();
        assertThat(reader().sight(idOf(transfer), block - 10, block - 1)).isEqualTo(new Sighting.Missing());
    }

    @Test
    default void r10_stretchBeyondTheIrreversibleBlock_isUndecided() {
        long end = world().irreversibleNumber();
        assertThat(reader().sight(new TransactionId("0".repeat(40)), end - 3, end + 5))
                .isInstanceOf(Sighting.Undecided.class);
    }

    @Test
    default void account_thatExists_isFoundWithItsMoneyAndKeys() {
        assertThat(reader().account(world().gateway())).hasValueSatisfying(account -> {
            assertThat(account.name()).isEqualTo(world().gateway());
            assertThat(account.hive().milli()).isPositive();
            assertThat(account.hbd().asset()).isEqualTo(HiveAsset.HBD);
            assertThat(account.activeKeys()).isNotEmpty().allMatch(key -> key.startsWith("STM"));
            assertThat(account.memoKey()).startsWith("STM");
            assertThat(account.currentMana()).isBetween(0L, account.maxMana());
        });
    }

    @Test
    default void account_thatDoesNotExist_isEmpty() {
        assertThat(reader().account(new AccountName("no-such-account"))).isEmpty();
    }

    @Test
    default void whileNothingAnswers_everythingIsUnavailableAndNothingIsConcluded() {
        BlockReference start = world().reference(10);
        world().cut();
        assertThatThrownBy(() -> reader().tip()).isInstanceOf(PartyUnavailableException.class);
        assertThatThrownBy(() -> reader().block(7)).isInstanceOf(PartyUnavailableException.class);
        assertThatThrownBy(() -> reader().read(start, 5)).isInstanceOf(PartyUnavailableException.class);
        assertThatThrownBy(() -> reader().account(world().gateway())).isInstanceOf(PartyUnavailableException.class);
        assertThat(missing(new TransactionId("0".repeat(40)))).isFalse();
    }

    private boolean missing(TransactionId id) {
        try {
            return reader().sight(id, 5, 9) instanceof Sighting.Missing;
        } catch (PartyUnavailableException asAllowed) {
            return false;
        }
    }

    private static TransactionId idOf(ChainTransfer transfer) {
        return switch (transfer.operation()) {
            case OperationId.Signed signed -> signed.transactionId();
            case OperationId.Virtual virtual -> throw new AssertionError("a signed operation was expected");
        };
    }

    private BlockBatch depositRead() {
        BlockReference start = end();
        world().transfer(world().customer(), world().gateway(), SOME_HIVE, "deposit");
        world().produce(4);
        BlockBatch batch = readAtLeast(start, 2);
        assertThat(batch.transfers()).hasSize(1);
        return batch;
    }

    private BlockReference end() {
        return world().reference(world().irreversibleNumber());
    }

    private static ChainTransfer onlyTransfer(BlockBatch batch) {
        assertThat(batch.transfers()).hasSize(1);
        return batch.transfers().get(0);
    }

    private BlockBatch readAtLeast(BlockReference start, int blocks) {
        return Patiently.until(
                () -> reader().read(start, 100), batch -> batch.last().number() >= start.number() + blocks);
    }

    private BlockBatch readAll(BlockReference start) {
        List<ChainTransfer> transfers = new ArrayList<>();
        BlockReference at = start;
        BlockBatch batch = reader().read(at, 7);
        while (!batch.isEmpty()) {
            transfers.addAll(batch.transfers());
            at = batch.last();
            batch = reader().read(at, 7);
        }
        return new BlockBatch(start, at, transfers, batch.host());
    }

    private VirtualBatch readVirtualPast(long start, long block) {
        return Patiently.until(
                () -> reader().readVirtual(start, Math.max(start, reader().tip().irreversibleNumber())),
                batch -> batch.lastBlock() >= block);
    }
}
