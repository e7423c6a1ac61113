package io.github.hivebolt.app.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Where values come from.
 *
 * @param lookup the text of a key, by its whole name
 * @param names all names that somebody set and that start with {@code hivebolt.} or {@code HIVEBOLT_}
 * @param problems what was wrong with the source itself, such as an unreadable file
 */
public record SettingsSource(Function<String, Optional<String>> lookup, Set<String> names, List<Problem> problems) {
    /** Takes copies. */
    public SettingsSource {
        names = Set.copyOf(names);
        problems = List.copyOf(problems);
    }
}
