package io.github.hivebolt.adapters.cln;

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
import io.github.hivebolt.testkit.SeededRandomSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The adapter as an application opens it, in front of a scripted server that plays the recorded node "carol". */
final class Lab implements AutoCloseable {
    static final NodeId CAROL = new NodeId("031f665d96fce3579dcd0f1a8a13191eac938c234c3d445ef6fbd0b6b3105a6eab");
    static final NodeId BOB = new NodeId("03a5efdfb959ddc9890bacf357aa21e85c0f3fa537816fd98accd2722019d2a0dc");
    static final PaymentHash PAID = Recording.hashIn("listpays_complete_xpay");
    static final String RUNE = "1raQmXQPbot2sT_cE3VR3uxKbYW6XpZwxVySl6X5lVU9MSZtZXRob2RebGlzdHxtZXRob2ReZ2V0";

    final ScriptedServer server = ScriptedServer.start();
    final LightningAdapter adapter;

    Lab() {
        String url = "http://localhost:" + server.port();
        try {
            this.adapter = new ClnAdapterProvider()
                    .open(
                            key -> switch (key) {
                                case "cln.url" -> Optional.of(url);
                                case "cln.rune" -> Optional.of(RUNE);
                                default -> Optional.empty();
                            },
                            new AdapterContext(new Still(), new SeededRandomSource(11)));
        } catch (MalformedSettingException e) {
            throw new IllegalStateException(e);
        }
        on("getinfo", Scripts.recorded("getinfo"));
        on("listpeerchannels", Scripts.recorded("listpeerchannels"));
        on("listpays", Scripts.recorded("listpays_unknown"));
    }

    void on(String method, ScriptedServer.Script script) {
        server.on("POST", "/v1/" + method, script);
    }

    List<ScriptedServer.Request> asked(String method) {
        return server.requests("POST").stream()
                .filter(request -> request.path().equals("/v1/" + method))
                .toList();
    }

    LightningPayer payer() {
        return adapter.payer();
    }

    SendReport pay(PaymentHash hash) {
        return payer().pay(request(hash, Duration.ofSeconds(5)));
    }

    PaymentRecord look(PaymentHash hash) {
        return payer().look(hash, new NodeMemory(CAROL, Optional.empty()));
    }

    static PaymentRequest request(PaymentHash hash, Duration patience) {
        return request(hash, Optional.of(Msat.ofSats(1500)), patience);
    }

    static PaymentRequest request(PaymentHash hash, Optional<Msat> asked, Duration patience) {
        Invoice invoice = new Invoice(
                "lnbcrt15u1example",
                LightningNetwork.REGTEST,
                hash,
                BOB,
                asked,
                Scripts.NOW,
                Duration.ofHours(1),
                80,
                Optional.of("test"));
        return new PaymentRequest(
                invoice, Msat.ofSats(1500), Msat.ofSats(10), 432, CAROL, Duration.ofSeconds(60), patience);
    }

    @Override
    public void close() {
        adapter.close();
        server.close();
    }

    /** A clock that stands still. */
    static final class Still implements TimeSource {
        @Override
        public Instant now() {
            return Scripts.NOW;
        }

        @Override
        public MonotonicTime monotonic() {
            return new MonotonicTime(0);
        }
    }
}
