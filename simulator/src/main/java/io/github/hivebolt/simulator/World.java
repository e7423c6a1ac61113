package io.github.hivebolt.simulator;

import io.github.hivebolt.codec.HiveOperation;
import io.github.hivebolt.codec.HiveSerializer;
import io.github.hivebolt.codec.HiveTransaction;
import io.github.hivebolt.devnet.chain.ChainOptions;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.devnet.lightning.LightningNet;
import io.github.hivebolt.devnet.lightning.LightningNetOptions;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that outlives a process: the chain, the Lightning network, the store, the time. Every world has the same keys, so
 * that they are worked out once.
 */
final class World {
    private static final Seed KEYS = new Seed("simulation");
    private static final Duration SLOT = Duration.ofSeconds(3);
    /** Made before anything else happens; the gateway is told to read from the middle of them. */
    static final int FIRST_BLOCKS = 30;

    final VirtualClock clock;
    final ShiftedClock gatewayClock;
    final HiveChain chain;
    final LightningNet net;
    final InMemoryOrderStore books;
    private long netChanges;
    private Runnable onAdmitted = () -> {};

    World(VirtualClock clock, Profile profile) {
        this.clock = clock;
        this.gatewayClock = new ShiftedClock(clock);
        Instant genesis = VirtualClock.START.minus(SLOT.multipliedBy(FIRST_BLOCKS));
        this.chain = new HiveChain(
                new ChainOptions(ChainOptions.TESTNET, genesis, SLOT, profile.irreversibleLag(), Duration.ofDays(3)),
                KEYS,
                clock);
        this.net = new LightningNet(LightningNetOptions.usual(), KEYS, clock);
        this.books = new InMemoryOrderStore(gatewayClock);
        net.onChange(() -> netChanges++);
        Accounts.createOn(chain);
        for (int i = 0; i < FIRST_BLOCKS; i++) {
            chain.produceBlockAt(chain.headTime().plus(SLOT));
        }
    }

    /** Grows with everything that happens in the Lightning network, but for what merely expires. */
    long netChanges() {
        return netChanges;
    }

    /** Whether the gateway's node holds a payment to it that is neither taken nor given back. */
    boolean isPaymentHeld() {
        return !net.gateway().channel().incoming().isEmpty();
    }

    /** Whether no transaction waits, in the mempool or in a block that could still be undone. */
    boolean isChainQuiet() {
        for (long number = chain.irreversibleNumber() + 1; number <= chain.headNumber(); number++) {
            if (chain.block(number)
                    .filter(block -> !block.transactions().isEmpty())
                    .isPresent()) {
                return false;
            }
        }
        return chain.mempoolSize() == 0;
    }

    /** Puts operations of customers into the next block. */
    TransactionId admit(List<HiveOperation> operations, int distinction) throws ChainRejection {
        long reference = Math.max(1, chain.irreversibleNumber());
        HiveTransaction transaction = new HiveTransaction(
                HiveSerializer.refBlockNum(reference),
                HiveSerializer.refBlockPrefix(
                        chain.block(reference).orElseThrow().id()),
                chain.headTime().plus(Duration.ofMinutes(10)).plusSeconds(distinction),
                operations);
        return admit(transaction);
    }

    /** Puts a transaction into the next block. */
    TransactionId admit(HiveTransaction transaction) throws ChainRejection {
        TransactionId id = chain.admit(transaction);
        onAdmitted.run();
        return id;
    }

    void onAdmitted(Runnable listener) {
        onAdmitted = listener;
    }
}
