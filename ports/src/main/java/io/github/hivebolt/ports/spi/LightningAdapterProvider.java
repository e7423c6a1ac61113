package io.github.hivebolt.ports.spi;

import java.util.List;

/** Opens a Lightning adapter by name. Implementations have a public constructor without parameters. */
public interface LightningAdapterProvider {
    /**
     * The value of {@code hivebolt.lightning} that chooses this adapter.
     *
     * @return for instance {@code lnd}
     */
    String name();

    /**
     * The settings that this adapter has of its own.
     *
     * @return their keys, for instance {@code phoenixd.url}; none where the adapter does not declare them, which leaves misspelled
     *     ones unnoticed
     */
    default List<AdapterKey> keys() {
        return List.of();
    }

    /**
     * Opens the adapter. It must not contact the node: an unreachable node is no malformed setting.
     *
     * @param settings the configuration
     * @param context time and chance
     * @return the adapter
     * @throws MalformedSettingException with every problem of its settings
     */
    LightningAdapter open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException;
}
