package io.github.hivebolt.app.config;

import io.github.hivebolt.app.config.AdapterCatalogue.Entry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which adapters can be named in the configuration, and what those that were dropped in need.
 *
 * @param lightning values of {@code hivebolt.lightning}
 * @param rates words in {@code hivebolt.rates}
 * @param notifiers words in {@code hivebolt.notify}
 * @param droppedIn adapters that are not part of this version
 * @param refusals jars that were left out
 */
public record AdapterNames(
        Set<String> lightning,
        Set<String> rates,
        Set<String> notifiers,
        List<Entry> droppedIn,
        List<Problem> refusals) {
    /** The names that are documented, whether or not a class loader can see them. */
    public static final AdapterNames DOCUMENTED = new AdapterNames(
            Set.of("lnd", "cln"),
            Set.of("coingecko", "binance", "fixed"),
            Set.of("telegram", "discord", "slack", "matrix", "ntfy", "email", "webhook", "log"),
            List.of(),
            List.of());

    /** Takes copies. */
    public AdapterNames {
        lightning = Set.copyOf(lightning);
        rates = Set.copyOf(rates);
        notifiers = Set.copyOf(notifiers);
        droppedIn = List.copyOf(droppedIn);
        refusals = List.copyOf(refusals);
    }

    /**
     * The documented names and those of a catalogue.
     *
     * @param catalogue all adapters that there are
     * @return all names
     */
    static AdapterNames of(AdapterCatalogue catalogue) {
        return new AdapterNames(
                names(DOCUMENTED.lightning, catalogue, AdapterKind.LIGHTNING),
                names(DOCUMENTED.rates, catalogue, AdapterKind.RATES),
                names(DOCUMENTED.notifiers, catalogue, AdapterKind.NOTIFIER),
                catalogue.entries().stream()
                        .filter(entry -> entry.jar().isPresent())
                        .toList(),
                catalogue.refusals());
    }

    boolean has(AdapterKind kind, String name) {
        return switch (kind) {
            case LIGHTNING -> lightning.contains(name);
            case RATES -> rates.contains(name);
            case NOTIFIER -> notifiers.contains(name);
        };
    }

    /** What the keys of adapters start with that do not declare them. */
    List<String> undeclaredPrefixes() {
        Stream<String> rateKeys =
                rates.stream().filter(name -> !name.equals("fixed")).map(AdapterKind.RATES::prefixOf);
        Stream<String> notifierKeys = notifiers.stream().map(AdapterKind.NOTIFIER::prefixOf);
        Stream<String> lightningKeys = lightning.stream()
                .filter(name -> !DOCUMENTED.lightning.contains(name))
                .map(AdapterKind.LIGHTNING::prefixOf);
        List<String> declared = droppedIn.stream()
                .filter(entry -> !entry.keys().isEmpty())
                .map(entry -> entry.kind().prefixOf(entry.name()))
                .toList();
        return Stream.of(rateKeys, notifierKeys, lightningKeys)
                .flatMap(keys -> keys)
                .filter(prefix -> !declared.contains(prefix))
                .map(prefix -> Key.PREFIX + prefix)
                .toList();
    }

    private static Set<String> names(Set<String> documented, AdapterCatalogue catalogue, AdapterKind kind) {
        Set<String> all = new TreeSet<>(documented);
        catalogue.entries().stream().filter(entry -> entry.kind() == kind).forEach(entry -> all.add(entry.name()));
        return all;
    }
}
