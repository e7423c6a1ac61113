package io.github.hivebolt.app.wiring;

import io.github.hivebolt.app.config.AdapterCatalogue;
import io.github.hivebolt.app.config.AdapterKind;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens adapters by name and collects what is wrong instead of stopping at the first problem. */
final class AdapterOpener {
    private static final int MOST_CHARACTERS = 200;

    private final AdapterCatalogue catalogue;
    private final List<String> problems = new ArrayList<>();

    /** Opening something may find its settings malformed. */
    @FunctionalInterface
    interface Opening<P, A> {
        A open(P provider) throws MalformedSettingException;
    }

    AdapterOpener(AdapterCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Opens one; code from outside may throw anything, which is then a problem like any other. */
    <P, A> Optional<A> open(AdapterKind kind, String name, Class<P> type, Opening<P, A> opening) {
        Optional<AdapterCatalogue.Entry> entry = catalogue.find(kind, name);
        if (entry.isEmpty()) {
            problems.add(kind.chosenBy() + ": \"" + name
                    + "\" is not part of this version; choose another adapter or drop its jar into"
                    + " hivebolt.adapters-dir.");
            return Optional.empty();
        }
        try {
            return Optional.of(opening.open(type.cast(entry.get().provider())));
        } catch (MalformedSettingException malformed) {
            problems.addAll(malformed.problems());
        } catch (LinkageError | RuntimeException broken) {
            problems.add(kind.chosenBy() + ": the adapter \"" + name + "\""
                    + entry.get().jar().map(jar -> " of " + jar).orElse("") + " cannot be opened (" + words(broken)
                    + "); get another build of it, or choose another adapter.");
        }
        return Optional.empty();
    }

    private static String words(Throwable broken) {
        String words = broken.getClass().getSimpleName() + ": " + broken.getMessage();
        return words.substring(0, Math.min(MOST_CHARACTERS, words.length())).replaceAll("[^ -~]", "?");
    }
}
