package io.github.hivebolt.app.config;

import io.github.hivebolt.ports.spi.AdapterSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The outcome of reading the configuration: either settings, or errors; warnings may come with both.
 *
 * @param settings present where there is no error
 * @param problems all errors and warnings, in the order of the guide
 * @param keys every key that exists
 */
public record Configuration(Optional<Settings> settings, List<Problem> problems, Set<Key> keys) {
    private static final Key MODE = Key.of("mode", "live", "demo or live", "mode");

    /** Takes copies. */
    public Configuration {
        problems = List.copyOf(problems);
        keys = Set.copyOf(keys);
    }

    /**
     * Reads the configuration as the gateway does.
     *
     * @param source where values come from
     * @return settings or problems
     */
    public static Configuration read(SettingsSource source) {
        return read(source, Configuration::adaptersIn, Wif::isValid);
    }

    static Configuration read(SettingsSource source, Function<Path, AdapterNames> adapters, Predicate<String> isWif) {
        Values values = new Values(source.lookup());
        Mode mode = values.value(MODE, Parsers.choice(List.of(Mode.values())));
        values.requireAll(mode == Mode.LIVE);
        Folders folders = Folders.read(values);
        AdapterNames names = adapters.apply(folders.adapters());
        Settings settings = settings(values, mode, folders, names, isWif);
        DeclaredKeys.check(values, names, entry -> isChosen(entry, settings));
        List<Problem> problems = new ArrayList<>(source.problems());
        problems.addAll(values.problems());
        problems.addAll(names.refusals());
        problems.addAll(UnknownKeys.among(source.names(), values.knownNames(), names.undeclaredPrefixes()));
        boolean usable = problems.stream().noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
        return new Configuration(usable ? Optional.of(settings) : Optional.empty(), problems, values.asked());
    }

    /**
     * An adapter's view of the configuration, {@code -file} variants included.
     *
     * @param source where values come from
     * @return a view that gives no text for a file that cannot be read
     */
    public static AdapterSettings forAdapters(SettingsSource source) {
        return key -> adapterText(source, Key.PREFIX + key);
    }

    private static Optional<String> adapterText(SettingsSource source, String name) {
        Optional<String> plain = text(source, name);
        if (plain.isPresent()) {
            return plain;
        }
        return text(source, name + "-file").flatMap(file -> {
            try {
                return Optional.of(SecretFiles.read(Parsers.path(file)));
            } catch (Malformed unreadable) {
                return Optional.empty();
            }
        });
    }

    private static Optional<String> text(SettingsSource source, String name) {
        return source.lookup().apply(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static boolean isChosen(AdapterCatalogue.Entry entry, Settings settings) {
        return switch (entry.kind()) {
            case LIGHTNING -> settings.lightning().adapter().equals(entry.name());
            case RATES -> settings.rates().sources().contains(entry.name());
            case NOTIFIER ->
                settings.notifications().channels().stream()
                        .anyMatch(channel -> channel.name().equals(entry.name()));
        };
    }

    private static Settings settings(
            Values values, Mode mode, Folders folders, AdapterNames names, Predicate<String> isWif) {
        return new Settings(
                mode,
                HttpSettings.read(values),
                HiveSettings.read(values, isWif),
                LightningSettings.read(values, names.lightning()),
                ProxySettings.read(values),
                StoreSettings.read(values),
                folders,
                FeeSettings.read(values),
                LimitSettings.read(values),
                RateSettings.read(values, names.rates()),
                OrderSettings.read(values),
                ReceiveSettings.read(values),
                AccountLists.read(values),
                AlertSettings.read(values),
                NotifySettings.read(values, names.notifiers()),
                AdminSettings.read(values));
    }

    private static AdapterNames adaptersIn(Path folder) {
        try (AdapterCatalogue catalogue = AdapterCatalogue.of(folder, Configuration.class.getClassLoader())) {
            return AdapterNames.of(catalogue);
        }
    }
}
