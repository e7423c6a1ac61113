package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.devnet.common.ChangeSignal;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.devnet.http.CountedEndpoint;
import io.github.hivebolt.devnet.http.FaultMode;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.LightningNet;
import io.github.hivebolt.devnet.lightning.LightningNetOptions;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.LndState;
import io.github.hivebolt.devnet.lightning.MerchantDesk;
import io.github.hivebolt.devnet.lnd.LndService;
import io.github.hivebolt.devnet.lnd.Macaroon;
import io.github.hivebolt.devnet.lnd.ServerCertificate;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.LightningAdapter;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.LightningWorld;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.WireFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The devnet's lnd over HTTPS, with the adapter in front of it. */
final class DevnetWorld implements LightningWorld, AutoCloseable {
    private static final String PAY = "/v2/router/send";

    private volatile Duration clockAhead = Duration.ZERO;
    private final ManualTimeSource time = new ManualTimeSource(Instant.now());
    private final LightningNet net =
            new LightningNet(LightningNetOptions.usual(), new Seed("contract"), new NodeTime());
    private final MerchantDesk merchant = new MerchantDesk(net);
    private final CountedEndpoint endpoint;
    private final LightningAdapter adapter;

    DevnetWorld(Path folder) throws IOException, MalformedSettingException {
        ChangeSignal signal = new ChangeSignal();
        net.onChange(signal::changed);
        LndService service = new LndService(net.gateway(), new Macaroon(Lab.MACAROON), signal);
        ServerCertificate certificate = ServerCertificate.create(time.now());
        Path pem = Files.writeString(folder.resolve("tls.cert"), certificate.pem());
        endpoint = new CountedEndpoint("lnd", certificate.context(), PAY, service);
        adapter = new LndAdapterProvider()
                .open(
                        key -> switch (key) {
                            case "lnd.url" -> Optional.of("https://127.0.0.1:" + endpoint.port());
                            case "lnd.macaroon" -> Optional.of(Lab.MACAROON);
                            case "lnd.tls-cert-file" -> Optional.of(pem.toString());
                            default -> Optional.empty();
                        },
                        new AdapterContext(time, new NoChance()));
    }

    LightningAdapter adapter() {
        return adapter;
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

    Invoice ownInvoice(Msat amount, String description) {
        return merchant.ofTheGateway(amount, description);
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
        fault(fault, PAY);
    }

    @Override
    public void faultOnEverything(WireFault fault) {
        fault(fault, "");
    }

    private void fault(WireFault fault, String onlyContaining) {
        if (fault == WireFault.REFUSED) {
            endpoint.down();
            return;
        }
        endpoint.fault(modeOf(fault), onlyContaining);
    }

    private static FaultMode modeOf(WireFault fault) {
        return switch (fault) {
            case REFUSED -> FaultMode.NONE;
            case RESET -> FaultMode.RESET;
            case HANG -> FaultMode.HANG;
            case CLOSE -> FaultMode.CLOSE;
            case HTML -> FaultMode.HTML;
            case GARBAGE -> FaultMode.BROKEN_JSON;
            case TOO_MANY_REQUESTS -> FaultMode.TOO_MANY_REQUESTS;
            case CUT -> FaultMode.CUT;
            case LOST_ANSWER -> FaultMode.LOSE_ANSWER;
        };
    }

    @Override
    public void heal() {
        endpoint.heal();
    }

    @Override
    public int payRequests() {
        return endpoint.counted();
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

    @Override
    public void close() {
        adapter.close();
        endpoint.close();
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
