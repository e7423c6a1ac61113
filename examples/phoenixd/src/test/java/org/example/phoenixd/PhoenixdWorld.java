package org.example.phoenixd;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.LightningAdapter;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.LightningWorld;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.SeededRandomSource;
import io.github.hivebolt.testkit.WireFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The double with the adapter in front of it, as the contract wants it. */
final class PhoenixdWorld implements LightningWorld, AutoCloseable {
    private static final NodeId PAYEE = new NodeId("03" + "bb".repeat(32));

    private final ManualTimeSource time = new ManualTimeSource(Instant.now());
    private final AtomicInteger invoices = new AtomicInteger();
    private volatile Duration clockAhead = Duration.ZERO;
    private final PhoenixdDouble phoenixd = new PhoenixdDouble(() -> time.now().plus(clockAhead));
    final LightningAdapter adapter;

    PhoenixdWorld() throws MalformedSettingException {
        adapter = new PhoenixdProvider()
                .open(
                        key -> switch (key) {
                            case "phoenixd.url" -> Optional.of(phoenixd.url());
                            case "phoenixd.password" -> Optional.of(PhoenixdDouble.PASSWORD);
                            default -> Optional.empty();
                        },
                        new AdapterContext(time, new SeededRandomSource(1)));
    }

    @Override
    public NodeId node() {
        return PhoenixdDouble.ID;
    }

    @Override
    public Invoice invoice(Fate fate, Optional<Msat> amount, Duration expiry) {
        int number = invoices.incrementAndGet();
        Preimage preimage = new Preimage(String.format("%064x", number));
        String text = "lnbcrt1example" + number;
        String ending = switch (fate) {
            case PAYS -> "paid";
            case HOLDS, GETS_STUCK -> "pending";
            case HAS_NO_ROUTE -> "no route";
            case REFUSES -> "refused";
        };
        phoenixd.add(
                text,
                new PhoenixdDouble.Bill(
                        preimage.hash().hex(),
                        preimage.hex(),
                        amount.map(Msat::floorToSats).orElse(0L),
                        ending));
        return new Invoice(
                text,
                LightningNetwork.REGTEST,
                preimage.hash(),
                PAYEE,
                amount,
                time.now(),
                expiry,
                80,
                Optional.of("example"));
    }

    @Override
    public void payeeSettles(PaymentHash hash) {
        phoenixd.settle(hash.hex());
    }

    @Override
    public void somebodyPays(Invoice invoice) {
        throw new UnsupportedOperationException("this adapter does not receive");
    }

    @Override
    public void faultOnPaying(WireFault fault) {
        // Nothing listens for nobody: a refused connection cannot be had for one call only.
        phoenixd.fail(fault, fault != WireFault.REFUSED);
    }

    @Override
    public void faultOnEverything(WireFault fault) {
        phoenixd.fail(fault, false);
    }

    @Override
    public void heal() {
        phoenixd.heal();
    }

    @Override
    public int payRequests() {
        return phoenixd.payRequests();
    }

    @Override
    public void nodeForgets(PaymentHash hash) {
        phoenixd.forget(hash.hex());
    }

    @Override
    public void nodeIsStarting(boolean starting) {
        phoenixd.starting = starting;
    }

    @Override
    public void nodeIsSynced(boolean synced) {
        phoenixd.synced = synced;
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
        // phoenixd shows no HTLCs, so heights prove nothing about a payment.
    }

    @Override
    public void close() {
        adapter.close();
        phoenixd.close();
    }
}
