package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.devnet.cln.ClnService;
import io.github.hivebolt.devnet.cln.Rune;
import io.github.hivebolt.devnet.common.ChangeSignal;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.devnet.http.Fault;
import io.github.hivebolt.devnet.http.FaultMode;
import io.github.hivebolt.devnet.http.FaultSwitches;
import io.github.hivebolt.devnet.http.HttpEndpoint;
import io.github.hivebolt.devnet.http.HttpReply;
import io.github.hivebolt.devnet.http.HttpRequest;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.LightningNet;
import io.github.hivebolt.devnet.lightning.LightningNetOptions;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.LndState;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.devnet.lnd.ServerCertificate;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.LightningAdapter;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.LightningWorld;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.SeededRandomSource;
import io.github.hivebolt.testkit.WireFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** The devnet's clnrest over HTTPS, with the adapter in front of it. */
final class DevnetWorld implements LightningWorld, AutoCloseable {
    private static final String PAY = "/v1/xpay";
    private static final int MANY = 1_000;
    private static final Rune RUNE = Rune.of(new Seed("contract"), Rune.GATEWAY_METHODS);

    private volatile Duration clockAhead = Duration.ZERO;
    private final ManualTimeSource time = new ManualTimeSource(Instant.now());
    private final LightningNet net =
            new LightningNet(LightningNetOptions.usual(), new Seed("contract"), new NodeTime());
    private final AtomicInteger payRequests = new AtomicInteger();
    private final AtomicInteger invoices = new AtomicInteger();
    private final FaultSwitches switches = new FaultSwitches();
    private final HttpEndpoint endpoint;
    private final LightningAdapter adapter;

    DevnetWorld(Path folder) throws IOException, MalformedSettingException {
        this(folder, "v26.06.6");
    }

    DevnetWorld(Path folder, String version) throws IOException, MalformedSettingException {
        ChangeSignal signal = new ChangeSignal();
        net.onChange(signal::changed);
        ClnService service = new ClnService(net.gateway(), RUNE, signal, version);
        ServerCertificate certificate = ServerCertificate.create(time.now());
        Path pem = Files.writeString(folder.resolve("ca.pem"), certificate.pem());
        endpoint = HttpEndpoint.https(
                "cln", 0, certificate.context(), (request, reply) -> serve(service, request, reply), switches);
        adapter = new ClnAdapterProvider()
                .open(
                        key -> switch (key) {
                            case "cln.url" -> Optional.of("https://127.0.0.1:" + endpoint.port());
                            case "cln.rune" -> Optional.of(RUNE.text());
                            case "cln.tls-ca-file" -> Optional.of(pem.toString());
                            default -> Optional.empty();
                        },
                        new AdapterContext(time, new SeededRandomSource(7)));
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
        InvoiceOrder order = InvoiceOrder.plain(
                amount.map(Msat::value).orElse(0L), "invoice " + invoices.incrementAndGet(), expiry, behaviour);
        try {
            return net.merchant().decode(net.merchant().addInvoice(order).paymentRequest());
        } catch (LightningRefusal refusal) {
            throw new IllegalStateException(refusal);
        }
    }

    @Override
    public void payeeSettles(PaymentHash hash) {
        Preimage preimage =
                net.merchant().invoice(hash).orElseThrow().preimage().orElseThrow();
        try {
            net.merchant().settle(preimage);
        } catch (LightningRefusal refusal) {
            throw new IllegalStateException(refusal);
        }
    }

    @Override
    public void somebodyPays(Invoice invoice) {
        try {
            net.merchant().pay(new PayOrder(invoice.text(), OptionalLong.empty(), 1_000_000, 432));
        } catch (LightningRefusal refusal) {
            throw new IllegalStateException(refusal);
        }
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
        switches.set(Fault.next(modeOf(fault), MANY, onlyContaining));
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
        payRequests.addAndGet(swallowedByFault());
        switches.clear();
        endpoint.up();
    }

    @Override
    public int payRequests() {
        return payRequests.get() + swallowedByFault();
    }

    /** The pay requests that met a fault in front of the node, which therefore could not count them. */
    private int swallowedByFault() {
        Fault fault = switches.current();
        boolean swallows = fault.onlyContaining().equals(PAY)
                && fault.mode() != FaultMode.CUT
                && fault.mode() != FaultMode.LOSE_ANSWER;
        return swallows ? MANY - fault.times() : 0;
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

    private void serve(ClnService service, HttpRequest request, HttpReply reply) throws IOException {
        if (request.path().equals(PAY)) {
            payRequests.incrementAndGet();
        }
        service.handle(request, reply);
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
