package io.github.hivebolt.engine;

import io.github.hivebolt.domain.order.ReceivePolicy;
import io.github.hivebolt.ports.ReceiverCapability;
import io.github.hivebolt.ports.store.WorkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parts of the engine that are paid over Lightning. The writer exists in any case: payouts of earlier orders may still
 * be on their way where nothing new is taken.
 */
final class ReceivePart {
    private static final int CLERKS = 2;
    private static final int CLERK_BATCH = 8;

    private final EnginePorts ports;
    private final EngineSettings settings;
    private final StartGate gate;
    private final LightningMonitor monitor;
    private final Cover cover;
    private final ReceiveWriter writer;
    private final IncidentDesk incidents;

    ReceivePart(
            EnginePorts ports,
            EngineSettings settings,
            StartGate gate,
            LightningMonitor monitor,
            IncidentDesk incidents) {
        this.ports = ports;
        this.settings = settings;
        this.gate = gate;
        this.monitor = monitor;
        this.incidents = incidents;
        this.cover = new Cover(ports, settings.policy().gateway());
        this.writer = writer(ReceivePolicy.like(settings.policy(), ReceiveSetup.USUAL_HOLD));
    }

    ReceiveWriter writer() {
        return writer;
    }

    private ReceiveWriter writer(ReceivePolicy policy) {
        return new ReceiveWriter(policy, cover, incidents, ports.time());
    }

    List<Worker> workers(ReceiveSetup setup) {
        ReceiveClerk clerk = new ReceiveClerk(ports, setup.receiver(), secrets(setup), veto(), writer(setup.policy()));
        List<Worker> workers = new ArrayList<>();
        workers.add(cover);
        workers.add(new ReceiveRecovery(ports));
        boolean holds = setup.receiver().capabilities().contains(ReceiverCapability.HOLD_INVOICES);
        if (holds) {
            workers.add(new ReceiveWatch(ports, setup.receiver()));
        }
        if (!holds || setup.receiver().capabilities().contains(ReceiverCapability.KEYSEND)) {
            KeysendDesk keysends = new KeysendDesk(ports, writer(setup.policy()), incidents);
            workers.add(new TakenFeed(ports, setup.receiver(), keysends, monitor));
        }
        for (int i = 1; i <= CLERKS; i++) {
            workers.add(new WorkDriver(
                    "receive-clerk-" + i,
                    Map.of(WorkKind.RECEIVE, clerk),
                    CLERK_BATCH,
                    () -> true,
                    ports,
                    settings.instance()));
        }
        return workers;
    }

    ReceiveDesk desk(ReceiveSetup setup) {
        return new ReceiveDesk(ports, setup, monitor, secrets(setup), veto(), cover, writer(setup.policy()));
    }

    private ReceiveSecrets secrets(ReceiveSetup setup) {
        return new ReceiveSecrets(ports.store(), setup, ports.random());
    }

    private ReceiveVeto veto() {
        return new ReceiveVeto(gate, cover, monitor);
    }
}
