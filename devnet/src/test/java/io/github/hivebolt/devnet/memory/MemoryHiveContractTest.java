package io.github.hivebolt.devnet.memory;

import io.github.hivebolt.codec.HiveOperation;
import io.github.hivebolt.codec.HiveSerializer;
import io.github.hivebolt.codec.HiveSigner;
import io.github.hivebolt.codec.HiveTransaction;
import io.github.hivebolt.codec.RecurrentTransferOperation;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.ChainOptions;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.devnet.chain.Submission;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.HiveSender;
import io.github.hivebolt.testkit.HiveFaultContract;
import io.github.hivebolt.testkit.HiveFaultWorld;
import io.github.hivebolt.testkit.HiveReaderContract;
import io.github.hivebolt.testkit.HiveSenderContract;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.WireFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What tests and simulator read and send with behaves as what production reads and sends with. */
class MemoryHiveContractTest implements HiveReaderContract, HiveSenderContract, HiveFaultContract {
    private final World world = new World();

    @Override
    public HiveFaultWorld world() {
        return world;
    }

    @Override
    public HiveReader reader() {
        return new InMemoryHive(world.chain, world.gateway(), world.troubles);
    }

    @Override
    public HiveSender sender() {
        return new InMemoryHiveSender(
                world.chain,
                world.chain.account(world.gateway()).orElseThrow().keys().key("active"),
                world.troubles);
    }

    private static final class World implements HiveFaultWorld {
        private static final Duration SLOT = Duration.ofSeconds(3);
        private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
        private static final int HISTORY = 60;
        private static final int HOURS_BETWEEN = 24;

        private final ManualTimeSource time = new ManualTimeSource(START);
        private final MemoryTroubles troubles = new MemoryTroubles();
        private final HiveChain chain = new HiveChain(
                new ChainOptions(ChainOptions.TESTNET, START, SLOT, 0, Duration.ofDays(3)),
                new Seed("memory contract"),
                time);

        World() {
            for (AccountName name : List.of(gateway(), customer())) {
                chain.createAccount(name);
                chain.endow(name, new HiveAmount(10_000_000, HiveAsset.HIVE));
                chain.endow(name, new HiveAmount(10_000_000, HiveAsset.HBD));
            }
            produce(HISTORY);
        }

        @Override
        public AccountName gateway() {
            return new AccountName("gateway");
        }

        @Override
        public AccountName customer() {
            return new AccountName("customer");
        }

        @Override
        public void produce(int blocks) {
            for (int i = 0; i < blocks; i++) {
                time.advance(SLOT);
                chain.produceBlockAt(chain.headTime().plus(SLOT));
            }
        }

        @Override
        public long irreversibleNumber() {
            return chain.irreversibleNumber();
        }

        @Override
        public BlockReference reference(long number) {
            ChainBlock block = chain.block(number).orElseThrow();
            return new BlockReference(block.number(), block.id(), block.timestamp());
        }

        @Override
        public TransactionId transfer(AccountName from, AccountName to, HiveAmount amount, String memo) {
            return send(from, new TransferOperation(from, to, amount, memo));
        }

        @Override
        public TransactionId twoTransfers(HiveAmount amount, String memo) {
            TransferOperation one = new TransferOperation(customer(), gateway(), amount, memo);
            return send(customer(), one, one);
        }

        @Override
        public TransactionId recurrentTransfer(HiveAmount amount, String memo) {
            return send(
                    customer(),
                    new RecurrentTransferOperation(
                            customer(), gateway(), amount, memo, HOURS_BETWEEN, 2, OptionalInt.empty()));
        }

        private TransactionId send(AccountName signer, HiveOperation... operations) {
            HiveTransaction transaction = new HiveTransaction(
                    HiveSerializer.refBlockNum(chain.headNumber()),
                    HiveSerializer.refBlockPrefix(reference(chain.headNumber()).id()),
                    chain.headTime().plus(Duration.ofMinutes(5)),
                    List.of(operations));
            String signature = HiveSigner.sign(
                            HiveSerializer.digest(chain.chainId(), transaction),
                            chain.account(signer).orElseThrow().keys().key("active"))
                    .hex();
            try {
                return chain.broadcast(new Submission(transaction, List.of(signature)));
            } catch (ChainRejection rejection) {
                throw new IllegalStateException(rejection.details().message(), rejection);
            }
        }

        @Override
        public Optional<Long> blockOf(TransactionId id) {
            for (long number = 1; number <= chain.headNumber(); number++) {
                if (chain.block(number).orElseThrow().transactions().stream()
                        .anyMatch(each -> each.id().equals(id))) {
                    return Optional.of(number);
                }
            }
            return Optional.empty();
        }

        @Override
        public void cut() {
            faultOnEverything(WireFault.RESET);
        }

        @Override
        public void faultOnEverything(WireFault fault) {
            troubles.set(fault, "");
        }

        @Override
        public void heal() {
            troubles.clear();
        }
    }
}
