package io.github.hivebolt.app.wiring;

import io.github.hivebolt.adapters.hive.HiveNodes;
import io.github.hivebolt.app.config.HiveSettings;
import io.github.hivebolt.engine.Worker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Follows the operator's choice of Hive nodes, which another instance or an earlier run may have taken down. */
final class HiveNodeList implements Worker {
    private static final Logger LOG = System.getLogger(HiveNodeList.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final HiveNodes hive;
    private final HiveSettings settings;
    private final Supplier<List<String>> chosen;
    private List<String> used = List.of();

    HiveNodeList(HiveNodes hive, HiveSettings settings, Supplier<List<String>> chosen) {
        this.hive = hive;
        this.settings = settings;
        this.chosen = chosen;
    }

    @Override
    public String name() {
        return "hive-node-list";
    }

    @Override
    public Duration step() {
        List<String> now = chosen.get();
        if (!now.equals(used)) {
            used = now;
            follow(now);
        }
        return BETWEEN_LOOKS;
    }

    private void follow(List<String> urls) {
        try {
            List<URI> nodes = urls.isEmpty()
                    ? settings.nodes()
                    : urls.stream().map(URI::create).toList();
            int confirmNodes = urls.isEmpty() ? settings.confirmNodes() : settings.confirmNodesAmong(nodes);
            hive.use(nodes, confirmNodes);
            LOG.log(
                    Level.INFO,
                    "{0} Hive nodes are used now, {1} hosts must confirm a transfer",
                    nodes.size(),
                    confirmNodes);
        } catch (IllegalArgumentException refused) {
            // The configuration can have become stricter since the choice was made.
            LOG.log(Level.WARNING, "the chosen Hive nodes are not used: {0}", refused.getMessage());
        }
    }
}
