package io.github.hivebolt.app.wiring;

import io.github.hivebolt.app.config.Secret;
import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.engine.EnginePorts;
import io.github.hivebolt.engine.HistoryPorts;
import io.github.hivebolt.engine.Rebuild;
import java.util.List;
import java.util.function.Consumer;

/** Puts a rebuild together from what the configuration chose, without a server. */
public final class Rebuilding {
    private Rebuilding() {}

    /**
     * Prepares it; nothing is read or written.
     *
     * @param settings what the operator decided
     * @param world opened
     * @param say is told, line by line, what is done
     * @return the rebuild
     */
    public static Rebuild of(Settings settings, World world, Consumer<String> say) {
        EnginePorts ports = new EnginePorts(
                world.store(),
                world.hive().reader(),
                world.hive().sender(),
                world.adapters().lightning().payer(),
                world.rates()::rate,
                MemoKeys.of(settings),
                List.of(),
                world::hiveNodes,
                world.time(),
                world.random());
        List<String> receiveSecret =
                settings.receive().secret().map(Secret::reveal).stream().toList();
        return new Rebuild(ports, Translation.engine(settings, world.random()), histories(world), receiveSecret, say);
    }

    static HistoryPorts histories(World world) {
        return new HistoryPorts(
                world.hive().history(),
                world.adapters().lightning().history().stream().toList());
    }
}
