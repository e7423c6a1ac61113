package io.github.hivebolt.app.architecture;

import java.util.List;
import java.util.Locale;

/** The libraries that no test may use: what they replace is tried for real here. */
final class MockingLibraries {
    static final List<String> NAMES = List.of("mockito", "easymock", "jmockit", "powermock", "mockk");

    private MockingLibraries() {}

    /** Those entries of a class path, or words of a text, that name one. */
    static List<String> in(List<String> entries) {
        return entries.stream()
                .filter(entry -> NAMES.stream()
                        .anyMatch(name -> entry.toLowerCase(Locale.ROOT).contains(name)))
                .toList();
    }
}
