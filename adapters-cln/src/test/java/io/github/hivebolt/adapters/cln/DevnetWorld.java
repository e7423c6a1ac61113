package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.devnet.cln.ClnService;
import io.github.hivebolt.devnet.cln.Rune;
import io.github.hivebolt.devnet.common.ChangeSignal;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.devnet.http.CountedEndpoint;
import io.github.hivebolt.devnet.http.FaultMode;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.LightningNet;
import io.github.hivebolt.devnet.lightning.LightningNetOptions;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.LndState;
import io.github.hivebolt.devnet.lightning.MerchantDesk;
import io.github.hivebolt.devnet.lnd.ServerCertificate;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
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

/** The devnet's clnrest over HTTPS, with the adapter in front of it. */
final class DevnetWorld implements LightningWorld, AutoCloseable {
    private static final String PAY = "/v1/xpay";
    private static final Rune RUNE = Rune.of(new Seed("contract"), Rune.GATEWAY_METHODS);

    private volatile Duration clockAhead = Duration.ZERO;
    private final ManualTimeSource time = new ManualTimeSource(Instant.now());
    private final LightningNet net =
            new LightningNet(LightningNetOptions.usual(), new Seed("contract"), new NodeTime());
    private final MerchantDesk merchant = new MerchantDesk(net);
    private final CountedEndpoint endpoint;
    private final LightningAdapter adapter;
    private final ClnWire wire;

    DevnetWorld(Path folder) throws IOException, MalformedSettingException {
        this(folder, "v26.06.6");
    }

    DevnetWorld(Path folder, String version) throws IOException, MalformedSettingException {
        ChangeSignal signal = new ChangeSignal();
        net.onChange(signal::changed);
        ClnService service = new ClnService(net.gateway(), RUNE, signal, version);
        ServerCertificate certificate = ServerCertificate.create(time.now());
        Path pem = Files.writeString(folder.resolve("ca.pem"), certificate.pem());
        endpoint = new CountedEndpoint("cln", certificate.context(), PAY, service);
        AdapterSettings settings = key -> switch (key) {
            case "cln.url" -> Optional.of("https://127.0.0.1:" + endpoint.port());
            case "cln.rune" -> Optional.of(RUNE.text());
            case "cln.tls-ca-file" -> Optional.of(pem.toString());
            default -> Optional.empty();
        };
        adapter = new ClnAdapterProvider().open(settings, new AdapterContext(time, new SeededRandomSource(7)));
        wire = new ClnWire(ClnSettingsReader.read(settings));
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

    /** As another application of the node makes one. */
    Invoice ownInvoice(Msat amount, String description) {
        ObjectNode wish = StrictJson.newObject()
                .put("amount_msat", amount.value())
                .put("label", "label of " + description)
                .put("description", description);
        try {
            String text = StrictJson.text(
                            wire.call("invoice", wish, Duration.ofSeconds(5)).result(), "bolt11")
                    .orElseThrow();
            return net.gateway().decode(text);
        } catch (ClnTroubleException | LightningRefusal trouble) {
            throw new IllegalStateException(trouble);
        }
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

    LightningNet net() {
        return net;
    }

    ManualTimeSource time() {
        return time;
    }

    void fault(WireFault fault, String onlyContaining) {
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
        wire.close();
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
