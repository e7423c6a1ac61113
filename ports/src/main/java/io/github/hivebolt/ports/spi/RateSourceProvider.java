package io.github.hivebolt.ports.spi;

import io.github.hivebolt.ports.RateSource;
import java.util.List;

/** Opens a rate source by name. Implementations have a public constructor without parameters. */
public interface RateSourceProvider {
    /**
     * The word in {@code hivebolt.rates} that chooses this source.
     *
     * @return for instance {@code coingecko}
     */
    String name();

    /**
     * The settings that this adapter has of its own.
     *
     * @return their keys, for instance {@code rates.NAME.url}; none where the adapter does not declare them, which leaves misspelled
     *     ones unnoticed
     */
    default List<AdapterKey> keys() {
        return List.of();
    }

    /**
     * Opens the source without contacting it.
     *
     * @param settings the configuration
     * @param context time and chance
     * @return the source
     * @throws MalformedSettingException with every problem of its settings
     */
    RateSource open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException;
}
