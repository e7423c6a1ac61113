package io.github.hivebolt.app.wiring;

import io.github.hivebolt.adapters.notify.DeadMansSwitch;
import io.github.hivebolt.app.config.HiveSettings;
import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.app.config.SettingsSource;
import io.github.hivebolt.app.guard.Circuits;
import io.github.hivebolt.app.guard.Delegates;
import io.github.hivebolt.app.guard.GuardedNotifier;
import io.github.hivebolt.app.guard.GuardedOffers;
import io.github.hivebolt.app.guard.GuardedPayer;
import io.github.hivebolt.app.guard.GuardedRates;
import io.github.hivebolt.app.guard.GuardedReader;
import io.github.hivebolt.app.guard.GuardedReceiver;
import io.github.hivebolt.app.guard.GuardedSender;
import io.github.hivebolt.app.guard.NotifierGuard;
import io.github.hivebolt.app.guard.PayerGuard;
import io.github.hivebolt.app.guard.RateGuard;
import io.github.hivebolt.app.guard.ReaderGuard;
import io.github.hivebolt.app.guard.ReceiverGuard;
import io.github.hivebolt.app.guard.SenderGuard;
import io.github.hivebolt.app.receive.Receiving;
import io.github.hivebolt.app.work.WorkerProvider;
import io.github.hivebolt.app.work.WorkerRunner;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.engine.Engine;
import io.github.hivebolt.engine.EngineParts;
import io.github.hivebolt.engine.EnginePorts;
import io.github.hivebolt.engine.GatewayDesk;
import io.github.hivebolt.engine.Worker;
import io.github.hivebolt.engine.rates.RateBoard;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreView;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the gateway together from what the configuration chose, and takes it apart after the workers have stopped. */
@ApplicationScoped
public class Gateway implements WorkerProvider {
    /** After {@link io.github.hivebolt.app.work.WorkerRunner} has stopped the workers. */
    private static final int AFTER_THE_WORKERS = 9000;

    private final World world;
    private final Engine engine;
    private final Optional<DeadMansSwitch> outside;
    private final WorkerRunner runner;
    private final HiveSettings hiveSettings;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway") // The container's proxy has no state of its own.
    Gateway() {
        this.world = null;
        this.engine = null;
        this.outside = null;
        this.runner = null;
        this.hiveSettings = null;
    }

    @Inject
    Gateway(
            World world,
            Settings settings,
            ReaderGuard reader,
            SenderGuard sender,
            PayerGuard payer,
            ReceiverGuard receiver,
            NotifierGuard notifier,
            Circuits circuits,
            WorkerRunner runner) {
        this.world = world;
        this.runner = runner;
        this.hiveSettings = settings.hive();
        this.outside = settings.notifications()
                .heartbeat()
                .map(url -> URI.create(url.reveal()))
                .map(url -> settings.proxy()
                        .map(proxy -> DeadMansSwitch.at(url, proxy.host(), proxy.port()))
                        .orElseGet(() -> DeadMansSwitch.at(url)));
        EnginePorts ports = new EnginePorts(
                world.store(),
                new GuardedReader(reader, circuits),
                new GuardedSender(sender),
                new GuardedPayer(payer, circuits),
                world.rates()::rate,
                MemoKeys.of(settings),
                world.adapters().notifiers().stream()
                        .<Notifier>map(channel -> new GuardedNotifier(channel, notifier, circuits))
                        .toList(),
                world::hiveNodes,
                world.disk(),
                world.time(),
                world.random());
        EngineParts histories = EngineParts.NONE.with(Rebuilding.histories(world));
        EngineParts parts = world.adapters()
                .lightning()
                .offers()
                .map(offers -> histories.with(new GuardedOffers(offers)))
                .orElse(histories);
        this.engine = new Engine(
                ports,
                Translation.engine(settings, world.random()),
                world.adapters()
                        .receiver()
                        .map(ignored ->
                                parts.with(Translation.receive(settings, new GuardedReceiver(receiver, circuits))))
                        .orElse(parts));
    }

    @Override
    public List<Worker> workers() {
        List<Worker> all = new ArrayList<>(engine.workers());
        all.add(new RateRefresher(world.rates()));
        all.add(new AdviceLog(world.adapters().lightning(), world.adapters().payer()));
        all.add(new HiveNodeList(world.hive(), hiveSettings, engine.desk()::chosenHiveNodes));
        outside.ifPresent(listener ->
                all.add(new Heartbeat(listener, () -> world.store().read(StoreView::openIncidents), runner::dead)));
        return all;
    }

    void stop(@Observes @Priority(AFTER_THE_WORKERS) Shutdown event) {
        engine.release();
        outside.ifPresent(DeadMansSwitch::close);
        world.close();
    }

    @Produces
    @Singleton
    GatewayDesk desk() {
        return engine.desk();
    }

    @Produces
    @Singleton
    Receiving receiving() {
        return new Receiving(engine.receiveDesk());
    }

    /** What other beans inject. The producers stand apart so that the guards can be made before the gateway. */
    @ApplicationScoped
    static class Parts {
        Parts() {}

        @Produces
        @Singleton
        World world(Settings settings, SettingsSource source, RateGuard guard, Circuits circuits) {
            try {
                return World.open(settings, source, rates -> new GuardedRates(rates, guard, circuits));
            } catch (MalformedSettingException malformed) {
                throw new IllegalStateException(String.join(System.lineSeparator(), malformed.problems()), malformed);
            }
        }

        @Produces
        @Singleton
        Delegates delegates(World world) {
            return new Delegates(
                    world.hive().reader(),
                    world.hive().sender(),
                    world.adapters().payer(),
                    world.adapters().receiver());
        }

        @Produces
        @Singleton
        SendPolicy policy(Settings settings) {
            return Translation.policy(settings);
        }

        @Produces
        @Singleton
        OrderStore store(World world) {
            return world.store();
        }

        @Produces
        @Singleton
        RateBoard rates(World world) {
            return world.rates();
        }

        @Produces
        @Singleton
        TimeSource time(World world) {
            return world.time();
        }

        @Produces
        @Singleton
        RandomSource random(World world) {
            return world.random();
        }
    }
}
