package io.github.hivebolt.adapters.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.devnet.http.Fault;
import io.github.hivebolt.devnet.http.FaultMode;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.VirtualBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything goes wrong at random for a while, then nothing does: in the end everything was seen exactly once. */
class ChaosTest {
    private static final int ROUNDS = 60;
    private static final List<FaultMode> FAULTS = List.of(
            FaultMode.RESET,
            FaultMode.CLOSE,
            FaultMode.HTML,
            FaultMode.BROKEN_JSON,
            FaultMode.TOO_MANY_REQUESTS,
            FaultMode.CUT,
            FaultMode.LOSE_ANSWER);

    private final List<String> memos = new ArrayList<>();
    private final List<String> fills = new ArrayList<>();
    private final List<ChainTransfer> seen = new ArrayList<>();
    private final List<ChainTransfer> seenVirtual = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void chaosOfFaults_losesAndDoublesNothing(long seed) {
        RandomSource random = new TestRandom(seed);
        try (DevnetWorld world = new DevnetWorld()) {
            BlockReference cursor = world.reference(world.irreversibleNumber());
            long virtualCursor = cursor.number();
            SignedTransfer payout = world.hive()
                    .sender()
                    .sign(new TransferDraft(world.gateway(), world.customer(), amount(7), "| hb:chaos"));
            for (int round = 0; round < ROUNDS; round++) {
                something(world, random, round);
                disturb(world, random);
                world.hive().sender().broadcast(payout);
                cursor = read(world, cursor);
                virtualCursor = readVirtual(world, virtualCursor);
                world.time().advance(Duration.ofSeconds(random.nextInt(8)));
            }
            calm(world);
            world.hive().sender().broadcast(payout);
            world.produce(3);
            for (int i = 0; i < 20; i++) {
                world.time().advance(Duration.ofSeconds(20));
                cursor = read(world, cursor);
                virtualCursor = readVirtual(world, virtualCursor);
            }
            assertThat(cursor.number()).isEqualTo(world.irreversibleNumber());
            memos.add(payout.draft().memo());
        }
        assertThat(seen).extracting(ChainTransfer::memo).containsExactlyInAnyOrderElementsOf(memos);
        assertThat(seenVirtual).extracting(ChainTransfer::memo).containsExactlyElementsOf(fills);
    }

    private static HiveAmount amount(long milli) {
        return new HiveAmount(milli, HiveAsset.HIVE);
    }

    private void something(DevnetWorld world, RandomSource random, int round) {
        calm(world);
        if (random.nextInt(2) == 0) {
            memos.add("deposit " + round);
            world.transfer(world.customer(), world.gateway(), amount(1 + round), "deposit " + round);
        }
        if (round % 20 == 5 && fills.isEmpty()) {
            fills.add("standing order");
            world.recurrentTransfer(amount(1_000), "standing order");
        }
        world.produce(1 + random.nextInt(3));
    }

    private static void disturb(DevnetWorld world, RandomSource random) {
        for (int node = 0; node < 2; node++) {
            switch (random.nextInt(6)) {
                case 0, 1 ->
                    world.faults(node)
                            .set(Fault.next(FAULTS.get(random.nextInt(FAULTS.size())), 1 + random.nextInt(4), ""));
                case 2 -> world.lies(node).lag(random.nextInt(15));
                case 3 -> world.lies(node).maxRange(1 + random.nextInt(2));
                case 4 -> world.lies(node).hideVirtualOperations(true);
                default -> world.lies(node).dropBroadcasts(true);
            }
        }
    }

    private static void calm(DevnetWorld world) {
        for (int node = 0; node < 2; node++) {
            world.faults(node).clear();
            world.lies(node).clear();
        }
    }

    private BlockReference read(DevnetWorld world, BlockReference cursor) {
        try {
            BlockBatch batch = world.hive().reader().read(cursor, 1 + (int) (cursor.number() % 7));
            assertThat(batch.last()).isEqualTo(world.reference(batch.last().number()));
            seen.addAll(batch.transfers());
            return batch.last();
        } catch (PartyUnavailableException later) {
            return cursor;
        }
    }

    private long readVirtual(DevnetWorld world, long cursor) {
        try {
            long upTo = world.hive().reader().tip().irreversibleNumber();
            VirtualBatch batch = world.hive().reader().readVirtual(cursor, Math.max(cursor, upTo));
            seenVirtual.addAll(batch.transfers());
            return batch.lastBlock();
        } catch (PartyUnavailableException later) {
            return cursor;
        }
    }
}
