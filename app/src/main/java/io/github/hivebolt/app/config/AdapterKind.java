package io.github.hivebolt.app.config;

import io.github.hivebolt.ports.spi.AdapterKey;
import io.github.hivebolt.ports.spi.LightningAdapterProvider;
import io.github.hivebolt.ports.spi.NotifierProvider;
import io.github.hivebolt.ports.spi.RateSourceProvider;
import java.util.List;

/** What an adapter can be, which setting chooses it, and where its own settings are. */
public enum AdapterKind {
    /** Pays and is paid. */
    LIGHTNING("hivebolt.lightning", "", LightningAdapterProvider.class),
    /** Knows prices. */
    RATES("hivebolt.rates", "rates.", RateSourceProvider.class),
    /** Tells the operator. */
    NOTIFIER("hivebolt.notify", "notify.", NotifierProvider.class);

    private final String chosenBy;
    private final String ownPrefix;
    private final Class<?> service;

    AdapterKind(String chosenBy, String ownPrefix, Class<?> service) {
        this.chosenBy = chosenBy;
        this.ownPrefix = ownPrefix;
        this.service = service;
    }

    /**
     * The setting that names adapters of this kind.
     *
     * @return for instance {@code hivebolt.rates}
     */
    public String chosenBy() {
        return chosenBy;
    }

    /** The interface that its providers implement. */
    Class<?> service() {
        return service;
    }

    /** What the adapter's own keys start with, {@code hivebolt.} left out. */
    String prefixOf(String name) {
        return ownPrefix + name + '.';
    }

    static String nameOf(Object provider) {
        return switch (provider) {
            case LightningAdapterProvider lightning -> lightning.name();
            case RateSourceProvider rates -> rates.name();
            case NotifierProvider notifier -> notifier.name();
            default -> throw new IllegalStateException("this is no provider: " + provider.getClass());
        };
    }

    static List<AdapterKey> keysOf(Object provider) {
        return switch (provider) {
            case LightningAdapterProvider lightning -> lightning.keys();
            case RateSourceProvider rates -> rates.keys();
            case NotifierProvider notifier -> notifier.keys();
            default -> throw new IllegalStateException("this is no provider: " + provider.getClass());
        };
    }
}
