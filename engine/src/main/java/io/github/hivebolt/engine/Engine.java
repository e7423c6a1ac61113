package io.github.hivebolt.engine;

import io.github.hivebolt.ports.store.WorkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The gateway without any technology: workers that somebody runs, and a desk that somebody asks. Nothing happens before
 * the first step of a worker; all state that matters is in the store, so the engine can end between any two
 * instructions.
 */
public final class Engine {
    /** The leader roles of a running instance. */
    static final List<String> ROLES = List.of("hive-reader", "hive-signer", "notifications");

    private static final int SENDERS = 8;
    private static final int FETCHERS = 2;
    private static final int TRACKERS = 2;
    private static final int CLERK_BATCH = 8;

    private final List<Worker> workers;
    private final GatewayDesk desk;
    private final Optional<ReceiveDesk> receiveDesk;
    private final List<Leadership> leaderships;

    /**
     * Puts an engine together that pays, and is not paid.
     *
     * @param ports the world
     * @param settings what the operator decided
     */
    public Engine(EnginePorts ports, EngineSettings settings) {
        this(ports, settings, EngineParts.NONE);
    }

    /**
     * Puts the engine together with more than paying.
     *
     * @param ports the world
     * @param settings what the operator decided
     * @param parts what it has beyond paying
     */
    public Engine(EnginePorts ports, EngineSettings settings, EngineParts parts) {
        StartGate gate = new StartGate();
        ChainProgress progress = new ChainProgress(ports.time());
        IncidentDesk incidents = new IncidentDesk(settings, ports.time());
        DecisionWriter writer = new DecisionWriter(settings, incidents, ports.time());
        LightningMonitor monitor = new LightningMonitor(
                ports, settings.mainnet(), settings.lightning().adapter());
        DispatchVeto veto = new DispatchVeto(gate);
        Leadership readers = leadership(ports, settings, ROLES.get(0));
        Leadership signers = leadership(ports, settings, ROLES.get(1));
        Leadership messengers = leadership(ports, settings, ROLES.get(2));

        ReceivePart receiving = new ReceivePart(ports, settings, gate, monitor, incidents);
        PayoutOwners owners = new PayoutOwners(writer, receiving.writer());
        WorkHandler corroborator = new Corroborator(ports, settings, owners, incidents);
        WorkHandler considerer = new Considerer(ports, settings, parts, monitor, veto, writer, incidents);
        WorkHandler dispatcher = new Dispatcher(ports, settings, veto, writer);
        WorkHandler tracker = new PaymentTracker(ports, gate, writer);
        WorkHandler clerk = new PayoutClerk(ports, settings, gate, signers, owners, incidents);

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
        // One who may not sign would only put off what the signer is waiting for.
        BooleanSupplier signs = () -> gate.maySign() && signers.lease().isPresent();
        all.add(driver("payout-clerk", WorkKind.PAYOUT, clerk, CLERK_BATCH, signs, ports, settings));
        parts.receiving().ifPresent(setup -> all.addAll(receiving.workers(setup)));
        all.addAll(fetchers(ports, settings, parts, gate, veto));
        parts.histories().ifPresent(histories -> {
            gate.requireBookCheck();
            all.add(new BookCheck(ports, settings, histories.hive(), gate, incidents));
            all.addAll(reconcilers(ports, settings, parts, histories, readers, incidents));
        });
        Watchdog watchdog = new Watchdog(ports, settings, progress, monitor, incidents, readers);
        all.add(watchdog);
        all.add(new FundsWatch(ports, settings, incidents, readers));
        List<NotificationDispatcher> channels = ports.notifiers().stream()
                .map(notifier -> new NotificationDispatcher(notifier, ports, settings, incidents, messengers))
                .toList();
        all.addAll(channels);
        this.workers = List.copyOf(all);
        this.desk = new GatewayDesk(ports, settings, progress, monitor, watchdog, writer, incidents, channels);
        this.receiveDesk = parts.receiving().map(receiving::desk);
        this.leaderships = List.of(readers, signers, messengers);
    }

    private static List<Worker> fetchers(
            EnginePorts ports, EngineSettings settings, EngineParts parts, StartGate gate, DispatchVeto veto) {
        List<Worker> all = new ArrayList<>();
        parts.offers().ifPresent(offers -> {
            WorkHandler fetcher = new OfferFetcher(ports, settings, offers, veto);
            for (int i = 1; i <= FETCHERS; i++) {
                String name = "offer-fetcher-" + i;
                all.add(driver(name, WorkKind.FETCH_INVOICE, fetcher, 1, gate::mayDispatch, ports, settings));
            }
        });
        return all;
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

    /**
     * Where invoices are asked for.
     *
     * @return the desk, or empty where the gateway is not set up to be paid
     */
    public Optional<ReceiveDesk> receiveDesk() {
        return receiveDesk;
    }

    /** Gives the leader roles back, so that another instance need not wait. To be called when no worker runs any more. */
    public void release() {
        leaderships.forEach(Leadership::release);
    }

    private static Leadership leadership(EnginePorts ports, EngineSettings settings, String role) {
        return new Leadership(ports.store().leases(), role, settings.instance(), ports.time());
    }

    private static List<Worker> reconcilers(
            EnginePorts ports,
            EngineSettings settings,
            EngineParts parts,
            HistoryPorts histories,
            Leadership readers,
            IncidentDesk incidents) {
        List<Worker> workers = new ArrayList<>();
        workers.add(new HiveReconciler(ports, histories.hive(), readers, incidents));
        histories.lightning().forEach(lists -> workers.add(new LightningReconciler(ports, lists, readers, incidents)));
        parts.receiving().ifPresent(setup -> {
            ReceiveSecrets secrets = new ReceiveSecrets(ports.store(), setup, ports.random());
            histories
                    .lightning()
                    .forEach(lists -> workers.add(
                            new InvoiceReconciler(ports, lists, settings.policy(), secrets, readers, incidents)));
        });
        return workers;
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
