package io.github.hivebolt.app.config;

import io.github.hivebolt.ports.spi.LightningAdapterProvider;
import io.github.hivebolt.ports.spi.NotifierProvider;
import io.github.hivebolt.ports.spi.RateSourceProvider;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which adapters can be named in the configuration.
 *
 * @param lightning values of {@code hivebolt.lightning}
 * @param rates words in {@code hivebolt.rates}
 * @param notifiers words in {@code hivebolt.notify}
 */
public record AdapterNames(Set<String> lightning, Set<String> rates, Set<String> notifiers) {
    /** The names that are documented, whether or not a class loader can see them. */
    public static final AdapterNames DOCUMENTED = new AdapterNames(
            Set.of("lnd", "cln"),
            Set.of("coingecko", "binance", "fixed"),
            Set.of("telegram", "discord", "slack", "matrix", "ntfy", "email", "webhook", "log"));

    /** Takes copies. */
    public AdapterNames {
        lightning = Set.copyOf(lightning);
        rates = Set.copyOf(rates);
        notifiers = Set.copyOf(notifiers);
    }

    /**
     * The documented names and those of every provider that a class loader finds.
     *
     * @param loader sees the adapters, those dropped in included
     * @return all names
     */
    public static AdapterNames visibleTo(ClassLoader loader) {
        return new AdapterNames(
                names(DOCUMENTED.lightning, loader, LightningAdapterProvider.class, LightningAdapterProvider::name),
                names(DOCUMENTED.rates, loader, RateSourceProvider.class, RateSourceProvider::name),
                names(DOCUMENTED.notifiers, loader, NotifierProvider.class, NotifierProvider::name));
    }

    private static <T> Set<String> names(
            Set<String> documented, ClassLoader loader, Class<T> provider, Function<T, String> name) {
        Set<String> all = new TreeSet<>(documented);
        ServiceLoader.load(provider, loader).forEach(found -> all.add(name.apply(found)));
        return all;
    }
}
