package io.github.hivebolt.app.wiring;

import io.github.hivebolt.adapters.hive.HiveNodes;
import io.github.hivebolt.adapters.hive.NodeReport;
import io.github.hivebolt.adapters.store.DurableOrderStore;
import io.github.hivebolt.adapters.store.Stores;
import io.github.hivebolt.app.config.Configuration;
import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.app.config.SettingsSource;
import io.github.hivebolt.engine.HiveNodeHealth;
import io.github.hivebolt.engine.PartyHealth;
import io.github.hivebolt.engine.rates.RateBoard;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.RateSource;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything outside the engine, opened as the configuration says. Opening contacts nobody.
 *
 * @param store what survives
 * @param hive the Hive nodes
 * @param adapters the adapters that were chosen
 * @param rates prices
 * @param disk where the gateway keeps its files
 * @param time the time
 * @param random chance
 */
public record World(
        DurableOrderStore store,
        HiveNodes hive,
        ChosenAdapters adapters,
        RateBoard rates,
        UsableDisk disk,
        TimeSource time,
        RandomSource random)
        implements AutoCloseable {
    /**
     * Opens it.
     *
     * @param settings what the operator decided
     * @param source where adapters read their own settings
     * @return to be closed
     * @throws MalformedSettingException with every problem that the adapters find
     */
    public static World open(Settings settings, SettingsSource source) throws MalformedSettingException {
        return open(settings, source, rates -> rates);
    }

    /**
     * Opens it, with a guard before each source of prices.
     *
     * @param settings what the operator decided
     * @param source where adapters read their own settings
     * @param guarded puts a guard before a source
     * @return to be closed
     * @throws MalformedSettingException with every problem that the adapters find
     */
    static World open(Settings settings, SettingsSource source, UnaryOperator<RateSource> guarded)
            throws MalformedSettingException {
        TimeSource time = new SystemTime();
        RandomSource random = new SystemRandom();
        AdapterContext context = new AdapterContext(time, random);
        ChosenAdapters adapters = ChosenAdapters.open(settings, Configuration.forAdapters(source), context);
        RateBoard rates = new RateBoard(
                adapters.rates().stream().map(guarded).toList(),
                Translation.rates(settings),
                Optional::empty,
                time,
                random.fork());
        return new World(
                Stores.open(Translation.store(settings), time),
                HiveNodes.open(Translation.hive(settings), context),
                adapters,
                rates,
                new UsableDisk(settings.folders().data()),
                time,
                random);
    }

    /**
     * The health of each Hive node.
     *
     * @return one per configured address
     */
    public List<HiveNodeHealth> hiveNodes() {
        return hive.nodeReports().stream().map(World::health).toList();
    }

    private static HiveNodeHealth health(NodeReport report) {
        PartyHealth.State state = switch (report.state()) {
            case UP -> PartyHealth.State.UP;
            case DEGRADED -> PartyHealth.State.DEGRADED;
            case DOWN -> PartyHealth.State.DOWN;
        };
        PartyHealth health = new PartyHealth(report.url(), state, report.since(), report.why());
        return new HiveNodeHealth(health, report.lastHeard(), report.misleads());
    }

    @Override
    public void close() {
        adapters.close();
        hive.close();
        store.close();
    }
}
