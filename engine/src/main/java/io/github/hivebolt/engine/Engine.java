package io.github.hivebolt.engine;

import io.github.hivebolt.ports.store.WorkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The gateway without any technology: workers that somebody runs, and a desk that somebody asks. Nothing happens before
 * the first step of a worker; all state that matters is in the store, so the engine can end between any two
 * instructions.
 */
public final class Engine {
    private static final int SENDERS = 8;
    private static final int TRACKERS = 2;
    private static final int CLERK_BATCH = 8;

    private final List<Worker> workers;
    private final GatewayDesk desk;
    private final List<Leadership> leaderships;

    /**
     * Puts the engine together.
     *
     * @param ports the world
     * @param settings what the operator decided
     */
    public Engine(EnginePorts ports, EngineSettings settings) {
        StartGate gate = new StartGate();
        ChainProgress progress = new ChainProgress(ports.time());
        IncidentDesk incidents = new IncidentDesk(settings, ports.time());
        DecisionWriter writer = new DecisionWriter(settings, incidents, ports.time());
        LightningMonitor monitor = new LightningMonitor(ports, settings.mainnet());
        DispatchVeto veto = new DispatchVeto(gate);
        Leadership readers = leadership(ports, settings, "hive-reader");
        Leadership signers = leadership(ports, settings, "hive-signer");
        Leadership messengers = leadership(ports, settings, "notifications");

        WorkHandler corroborator = new Corroborator(ports, settings, writer, incidents);
        WorkHandler considerer = new Considerer(ports, settings, monitor, veto, writer, incidents);
        WorkHandler dispatcher = new Dispatcher(ports, settings, veto, writer);
        WorkHandler tracker = new PaymentTracker(ports, gate, writer);
        WorkHandler clerk = new PayoutClerk(ports, settings, gate, signers, writer, incidents);

        List<Worker> all = new ArrayList<>();
        all.add(new Recovery(ports, settings, gate));
        all.add(monitor);
        all.add(new BlockFollower(ports, settings, gate, progress, readers));
        all.add(new VirtualFollower(ports, readers));
        all.add(driver("corroborator", WorkKind.CORROBORATE, corroborator, CLERK_BATCH, () -> true, ports, settings));
        all.add(driver("considerer", WorkKind.CONSIDER, considerer, CLERK_BATCH, gate::maySign, ports, settings));
        for (int i = 1; i <= SENDERS; i++) {
            all.add(driver("dispatcher-" + i, WorkKind.SEND, dispatcher, 1, gate::mayDispatch, ports, settings));
        }
        for (int i = 1; i <= TRACKERS; i++) {
            all.add(driver("tracker-" + i, WorkKind.LOOK, tracker, 1, () -> true, ports, settings));
        }
        all.add(driver("payout-clerk", WorkKind.PAYOUT, clerk, CLERK_BATCH, gate::maySign, ports, settings));
        Watchdog watchdog = new Watchdog(ports, settings, progress, monitor, incidents, readers);
        all.add(watchdog);
        all.add(new FundsWatch(ports, settings, incidents, readers));
        List<NotificationDispatcher> channels = ports.notifiers().stream()
                .map(notifier -> new NotificationDispatcher(notifier, ports, settings, incidents, messengers))
                .toList();
        all.addAll(channels);
        this.workers = List.copyOf(all);
        this.desk = new GatewayDesk(ports, settings, progress, monitor, watchdog, writer, incidents, channels);
        this.leaderships = List.of(readers, signers, messengers);
    }

    /**
     * The parts that do the work. Each is to be run by one thread at a time; all of them at once.
     *
     * @return the workers, in an order in which a single thread can run them
     */
    public List<Worker> workers() {
        return workers;
    }

    /**
     * Where people and programs ask.
     *
     * @return the desk
     */
    public GatewayDesk desk() {
        return desk;
    }

    /** Gives the leader roles back, so that another instance need not wait. To be called when no worker runs any more. */
    public void release() {
        leaderships.forEach(Leadership::release);
    }

    private static Leadership leadership(EnginePorts ports, EngineSettings settings, String role) {
        return new Leadership(ports.store().leases(), role, settings.instance(), ports.time());
    }

    private static Worker driver(
            String name,
            WorkKind kind,
            WorkHandler handler,
            int atOnce,
            BooleanSupplier mayWork,
            EnginePorts ports,
            EngineSettings settings) {
        return new WorkDriver(name, Map.of(kind, handler), atOnce, mayWork, ports, settings.instance());
    }
}
