package io.github.hivebolt.app.rest;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.domain.quote.FeeSchedule;
import io.github.hivebolt.domain.quote.SendPricing;
import io.github.hivebolt.engine.Engine;
import io.github.hivebolt.engine.EnginePorts;
import io.github.hivebolt.engine.EngineSettings;
import io.github.hivebolt.engine.GatewayDesk;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.BroadcastReport;
import io.github.hivebolt.ports.ChainTip;
import io.github.hivebolt.ports.Corroboration;
import io.github.hivebolt.ports.HiveAccount;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.HiveSender;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.ports.Sighting;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.VirtualBatch;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.testkit.SeededRandomSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A real desk over a store; the world outside must not be asked, because no worker runs. */
final class Gateways {
    private Gateways() {}

    static GatewayDesk desk(OrderStore store, TimeSource time) {
        EnginePorts ports = new EnginePorts(
                store,
                new NoReader(),
                new NoSender(),
                new NoPayer(),
                asset -> Optional.empty(),
                MemoReading.Plain::new,
                List.of(),
                List::of,
                time,
                new SeededRandomSource(1));
        return new Engine(ports, settings()).desk();
    }

    private static EngineSettings settings() {
        FeeSchedule free = new FeeSchedule(Msat.ZERO, 0);
        SendPolicy policy = new SendPolicy(
                new AccountName("gateway"),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                new SendPricing(free, free),
                Msat.ofSats(1),
                Msat.ofSats(1_000_000),
                List.of(),
                160,
                432,
                Duration.ofHours(6),
                text -> {
                    throw new UnreadableInvoiceException("no invoice is decoded here");
                });
        return new EngineSettings(
                "test",
                policy,
                new EngineSettings.Limits(Msat.ofSats(1), 1, Msat.ofSats(1), 1),
                new EngineSettings.LightningSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), 432),
                OptionalLong.empty(),
                false,
                1,
                List.of(),
                Duration.ofSeconds(5));
    }

    private static AssertionError nobodyAsks() {
        return new AssertionError("the world outside was asked");
    }

    private static final class NoReader implements HiveReader {
        @Override
        public ChainTip tip() {
            throw nobodyAsks();
        }

        @Override
        public BlockReference block(long number) {
            throw nobodyAsks();
        }

        @Override
        public BlockBatch read(BlockReference after, int maxBlocks) {
            throw nobodyAsks();
        }

        @Override
        public VirtualBatch readVirtual(long afterBlock, long upToBlock) {
            throw nobodyAsks();
        }

        @Override
        public Corroboration corroborate(ChainTransfer transfer, String servedBy) {
            throw nobodyAsks();
        }

        @Override
        public Sighting sight(TransactionId id, long fromBlock, long toBlock) {
            throw nobodyAsks();
        }

        @Override
        public Optional<HiveAccount> account(AccountName name) {
            throw nobodyAsks();
        }
    }

    private static final class NoSender implements HiveSender {
        @Override
        public SignedTransfer sign(TransferDraft draft) {
            throw nobodyAsks();
        }

        @Override
        public BroadcastReport broadcast(SignedTransfer transfer) {
            throw nobodyAsks();
        }
    }

    private static final class NoPayer implements LightningPayer {
        @Override
        public NodeStatus status() {
            throw nobodyAsks();
        }

        @Override
        public SendReport pay(PaymentRequest request) {
            throw nobodyAsks();
        }

        @Override
        public PaymentRecord look(PaymentHash hash, NodeMemory memory) {
            throw nobodyAsks();
        }
    }
}
