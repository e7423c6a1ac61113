package io.github.hivebolt.ports.spi;

/** Opens a Lightning adapter by name. Implementations have a public constructor without parameters. */
public interface LightningAdapterProvider {
    /**
     * The value of {@code hivebolt.lightning} that chooses this adapter.
     *
     * @return for instance {@code lnd}
     */
    String name();

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
