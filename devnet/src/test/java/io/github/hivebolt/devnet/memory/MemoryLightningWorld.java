package io.github.hivebolt.devnet.memory;

import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.LightningNet;
import io.github.hivebolt.devnet.lightning.LightningNetOptions;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.LndState;
import io.github.hivebolt.devnet.lightning.MerchantDesk;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.testkit.LightningWorld;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.WireFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The Lightning model with the adapters in memory in front of it. */
final class MemoryLightningWorld implements LightningWorld {
    private final ManualTimeSource time = new ManualTimeSource(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryTroubles troubles = new MemoryTroubles();
    private Duration clockAhead = Duration.ZERO;
    private final LightningNet net =
            new LightningNet(LightningNetOptions.usual(), new Seed("contract"), new NodeTime());
    private final MerchantDesk merchant = new MerchantDesk(net);

    LightningPayer payer() {
        return new InMemoryLightning(net.gateway(), troubles, time::now);
    }

    LightningReceiver receiver() {
        return new InMemoryReceiver(net.gateway(), troubles);
    }

    LightningHistory history() {
        return new InMemoryLightningHistory(net.gateway(), troubles);
    }

    Invoice ownInvoice(Msat amount, String description) {
        return merchant.ofTheGateway(amount, description);
    }

    LightningReceiver plainReceiver() {
        return new InMemoryReceiver(net.gateway(), troubles, Set.of());
    }

    @Override
    public NodeId node() {
        return net.gateway().id();
    }

    @Override
    public Invoice invoice(Fate fate, Optional<Msat> amount, Duration expiry) {
        InvoiceBehaviour behaviour = switch (fate) {
            case PAYS -> new InvoiceBehaviour.Pays();
            case HOLDS -> new InvoiceBehaviour.Holds();
            case HAS_NO_ROUTE -> new InvoiceBehaviour.Fails(LndFailure.NO_ROUTE);
            case REFUSES -> new InvoiceBehaviour.Fails(LndFailure.INCORRECT_PAYMENT_DETAILS);
            case GETS_STUCK -> new InvoiceBehaviour.DiesAfterSending();
        };
        return merchant.invoice(amount, expiry, behaviour);
    }

    @Override
    public void payeeSettles(PaymentHash hash) {
        merchant.settle(hash);
    }

    @Override
    public void somebodyPays(Invoice invoice) {
        merchant.pay(invoice);
    }

    @Override
    public void faultOnPaying(WireFault fault) {
        troubles.set(fault, "pay");
    }

    @Override
    public void faultOnEverything(WireFault fault) {
        troubles.set(fault, "");
    }

    @Override
    public void heal() {
        troubles.clear();
    }

    @Override
    public int payRequests() {
        return troubles.payRequests();
    }

    @Override
    public void nodeForgets(PaymentHash hash) {
        net.gateway().forgetPayment(hash);
    }

    @Override
    public void nodeIsStarting(boolean starting) {
        net.gateway().state(starting ? LndState.UNLOCKED : LndState.SERVER_ACTIVE);
    }

    @Override
    public void nodeIsSynced(boolean synced) {
        net.gateway().synced(synced);
    }

    @Override
    public void nodeClockIsOff(Duration ahead) {
        clockAhead = ahead;
    }

    @Override
    public void advance(Duration passed) {
        time.advance(passed);
    }

    @Override
    public void mine(int blocks) {
        net.advanceBlocks(blocks);
    }

    /** The node's clock, which may be off. */
    private final class NodeTime implements TimeSource {
        @Override
        public Instant now() {
            return time.now().plus(clockAhead);
        }

        @Override
        public MonotonicTime monotonic() {
            return time.monotonic();
        }
    }
}
