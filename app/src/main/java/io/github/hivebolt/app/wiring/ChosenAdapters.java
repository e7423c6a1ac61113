package io.github.hivebolt.app.wiring;

import io.github.hivebolt.app.config.DroppedIn;
import io.github.hivebolt.app.config.NotifySettings;
import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.RateSource;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.LightningAdapter;
import io.github.hivebolt.ports.spi.LightningAdapterProvider;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.spi.NotifierProvider;
import io.github.hivebolt.ports.spi.RateSourceProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * The adapters that the configuration names, opened without contacting anybody.
 *
 * @param lightning the Lightning adapter
 * @param rates rate sources
 * @param notifiers notifiers
 */
public record ChosenAdapters(LightningAdapter lightning, List<RateSource> rates, List<Notifier> notifiers)
        implements AutoCloseable {
    /** Takes copies of the lists. */
    public ChosenAdapters {
        rates = List.copyOf(rates);
        notifiers = List.copyOf(notifiers);
    }

    /**
     * Opens them.
     *
     * @param settings names and folders
     * @param own what each adapter reads its own settings from
     * @param context time and chance
     * @return the adapters
     * @throws MalformedSettingException with the problems of all of them together
     */
    public static ChosenAdapters open(Settings settings, AdapterSettings own, AdapterContext context)
            throws MalformedSettingException {
        ClassLoader loader = loader(settings);
        List<String> problems = new ArrayList<>();
        Optional<LightningAdapter> lightning = open(
                settings.lightning().adapter(),
                "hivebolt.lightning",
                ServiceLoader.load(LightningAdapterProvider.class, loader),
                LightningAdapterProvider::name,
                provider -> provider.open(own, context),
                problems);
        List<RateSource> rates = new ArrayList<>();
        for (String name : settings.rates().sources()) {
            open(
                            name,
                            "hivebolt.rates",
                            ServiceLoader.load(RateSourceProvider.class, loader),
                            RateSourceProvider::name,
                            provider -> provider.open(own, context),
                            problems)
                    .ifPresent(rates::add);
        }
        List<Notifier> notifiers = new ArrayList<>();
        for (NotifySettings.Channel channel : settings.notifications().channels()) {
            open(
                            channel.name(),
                            "hivebolt.notify",
                            ServiceLoader.load(NotifierProvider.class, loader),
                            NotifierProvider::name,
                            provider -> provider.open(own, context),
                            problems)
                    .ifPresent(notifiers::add);
        }
        if (!problems.isEmpty()) {
            lightning.ifPresent(LightningAdapter::close);
            throw new MalformedSettingException(problems);
        }
        return new ChosenAdapters(lightning.orElseThrow(), rates, notifiers);
    }

    @Override
    public void close() {
        lightning.close();
    }

    /** Opening something may find its settings malformed. */
    @FunctionalInterface
    private interface Opening<P, A> {
        A open(P provider) throws MalformedSettingException;
    }

    private static <P, A> Optional<A> open(
            String name,
            String key,
            ServiceLoader<P> providers,
            Function<P, String> nameOf,
            Opening<P, A> opening,
            List<String> problems) {
        for (P provider : providers) {
            if (nameOf.apply(provider).equals(name)) {
                try {
                    return Optional.of(opening.open(provider));
                } catch (MalformedSettingException malformed) {
                    problems.addAll(malformed.problems());
                    return Optional.empty();
                }
            }
        }
        problems.add(key + ": \"" + name + "\" is not part of this version; choose another adapter or drop its jar into"
                + " hivebolt.adapters-dir.");
        return Optional.empty();
    }

    private static ClassLoader loader(Settings settings) throws MalformedSettingException {
        try {
            return DroppedIn.loader(settings.folders().adapters(), ChosenAdapters.class.getClassLoader());
        } catch (IOException unreadable) {
            throw new MalformedSettingException(List.of("hivebolt.adapters-dir: the folder "
                    + settings.folders().adapters() + " cannot be read; correct its permissions."));
        }
    }
}
