package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.LightningAdapter;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.ScriptedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The adapter as an application opens it, in front of a scripted server that plays the recorded node "alice". */
final class Lab implements AutoCloseable {
    static final NodeId ALICE = new NodeId("02d0e9fbc5370a5cb74489d3cac9f6a86faff36e505dc079c69e409fbeb14e257a");
    static final NodeId BOB = new NodeId("03a5efdfb959ddc9890bacf357aa21e85c0f3fa537816fd98accd2722019d2a0dc");
    static final PaymentHash PAID = new PaymentHash("d5db0ed05233c64a87a9199a8b1b5a6778035abb792692031ee0c27be76c35e6");
    static final String MACAROON = "0201036c6e64" + "ab".repeat(60);
    static final String PLAIN_INVOICE = "lnbcrt15u1example";

    final ScriptedServer server;
    final LightningAdapter adapter;
    volatile long monotonicNanos;

    Lab() {
        this(ScriptedServer.start(), "http", Map.of());
    }

    Lab(ScriptedServer server, String scheme, Map<String, String> more) {
        this.server = server;
        String url = scheme + "://localhost:" + server.port();
        try {
            this.adapter = new LndAdapterProvider()
                    .open(
                            key -> switch (key) {
                                case "lnd.url" -> Optional.of(url);
                                case "lnd.macaroon" -> Optional.of(MACAROON);
                                default -> Optional.ofNullable(more.get(key));
                            },
                            new AdapterContext(new Time(), new NoChance()));
        } catch (MalformedSettingException e) {
            throw new IllegalStateException(e);
        }
        play(server);
    }

    /** Teaches a server the usual answers of the recorded node. */
    static void play(ScriptedServer server) {
        server.on("GET", "/v1/state", Scripts.recorded("state"));
        server.on("GET", "/v1/getinfo", Scripts.recorded("getinfo"));
        server.on("GET", "/v1/channels", Scripts.recorded("channels_no_pending_htlc"));
        server.on("GET", "/v1/channels/pending", Scripts.json(200, """
                {"total_limbo_balance":"0","pending_open_channels":[],"pending_closing_channels":[],\
                "pending_force_closing_channels":[],"waiting_close_channels":[]}"""));
        server.on("GET", "/v1/balance/channels", Scripts.recorded("balance_channels"));
        server.on("GET", "/v2/router/track/", Scripts.recorded("track_unknown_hash"));
    }

    LightningPayer payer() {
        return adapter.payer();
    }

    SendReport pay(PaymentHash hash) {
        return payer().pay(request(hash, Duration.ofSeconds(5)));
    }

    PaymentRecord look(PaymentHash hash) {
        return payer().look(hash, new NodeMemory(ALICE, Optional.empty()));
    }

    static PaymentRequest request(PaymentHash hash, Duration patience) {
        return request(PLAIN_INVOICE, hash, Optional.of(Msat.ofSats(1500)), patience);
    }

    static PaymentRequest request(String text, PaymentHash hash, Optional<Msat> asked, Duration patience) {
        Invoice invoice = new Invoice(
                text,
                LightningNetwork.REGTEST,
                hash,
                BOB,
                asked,
                Scripts.NOW,
                Duration.ofHours(1),
                80,
                Optional.of("test"));
        return new PaymentRequest(
                invoice, Msat.ofSats(1500), Msat.ofSats(10), 432, ALICE, Duration.ofSeconds(60), patience);
    }

    @Override
    public void close() {
        adapter.close();
        server.close();
    }

    private final class Time implements TimeSource {
        @Override
        public Instant now() {
            return Scripts.NOW;
        }

        @Override
        public MonotonicTime monotonic() {
            return new MonotonicTime(monotonicNanos);
        }
    }
}
