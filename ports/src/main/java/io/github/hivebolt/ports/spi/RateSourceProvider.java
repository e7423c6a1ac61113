package io.github.hivebolt.ports.spi;

import io.github.hivebolt.ports.RateSource;

/** Opens a rate source by name. Implementations have a public constructor without parameters. */
public interface RateSourceProvider {
    /**
     * The word in {@code hivebolt.rates} that chooses this source.
     *
     * @return for instance {@code coingecko}
     */
    String name();

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
