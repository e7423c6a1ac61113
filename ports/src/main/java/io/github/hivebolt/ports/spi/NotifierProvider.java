package io.github.hivebolt.ports.spi;

import io.github.hivebolt.ports.Notifier;
import java.util.List;

/** Opens a notifier by name. Implementations have a public constructor without parameters. */
public interface NotifierProvider {
    /**
     * The word in {@code hivebolt.notify} that chooses this notifier.
     *
     * @return for instance {@code log}
     */
    String name();

    /**
     * The settings that this adapter has of its own.
     *
     * @return their keys, for instance {@code notify.NAME.url}; none where the adapter does not declare them, which leaves misspelled
     *     ones unnoticed
     */
    default List<AdapterKey> keys() {
        return List.of();
    }

    /**
     * Opens the notifier without contacting it.
     *
     * @param settings the configuration
     * @param context time and chance
     * @return the notifier
     * @throws MalformedSettingException with every problem of its settings
     */
    Notifier open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException;
}
