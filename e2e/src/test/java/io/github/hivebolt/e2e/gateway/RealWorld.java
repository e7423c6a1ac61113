package io.github.hivebolt.e2e.gateway;

import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.story.GatewayEnvironment;
import io.github.hivebolt.e2e.lightning.LightningBinaries;
import io.github.hivebolt.e2e.lightning.LightningNetwork;
import io.github.hivebolt.e2e.lightning.TcpGate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** A real Lightning network, a simulated Hive chain and a packaged gateway between them, not started. */
final class RealWorld implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final LightningNetwork network;
    private final RealPayee payee;
    private final DevnetServer devnet;
    private final PackagedGateway gateway;

    private RealWorld(LightningBinaries binaries, Workplace workplace, Map<String, String> overrides) {
        try {
            network = keep(LightningNetwork.start(binaries, workplace.resolve("network")));
            TcpGate gate = keep(new TcpGate(network.alice().restPort()));
            payee = new RealPayee(network, gate);
            devnet = keep(workplace.devnet());
            Map<String, String> environment = new HashMap<>(GatewayEnvironment.lightning(
                    "https://localhost:" + gate.port(),
                    network.alice().macaroon(),
                    network.alice().tlsCertificate()));
            environment.putAll(overrides);
            gateway = keep(new PackagedGateway(workplace, devnet, environment));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Starts all but the gateway. Without Go the calling test is skipped with the reason, or fails on a build server. */
    static RealWorld start(Class<?> test, Map<String, String> overrides) {
        return new RealWorld(LightningBinaries.require(), Workplace.of(test), overrides);
    }

    LightningNetwork network() {
        return network;
    }

    RealPayee payee() {
        return payee;
    }

    DevnetServer devnet() {
        return devnet;
    }

    PackagedGateway gateway() {
        return gateway;
    }

    @Override
    public void close() {
        RuntimeException failed = new IllegalStateException("not everything could be ended");
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception stuck) {
                failed.addSuppressed(stuck);
            }
        }
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        running.push(part);
        return part;
    }
}
