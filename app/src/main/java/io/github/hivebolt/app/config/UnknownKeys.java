package io.github.hivebolt.app.config;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds names that nobody reads: most are typing errors, and a limit that is misspelled does not limit. */
final class UnknownKeys {
    /** Read by the launcher and by {@code compose.yaml}, not by the gateway. */
    private static final Set<String> LAUNCHER =
            Set.of("HIVEBOLT_JAVA_OPTS", "HIVEBOLT_JAVA_HOME", "HIVEBOLT_JAR", "HIVEBOLT_DOMAIN");

    private static final int MAX_DISTANCE = 8;

    private UnknownKeys() {}

    static List<Problem> among(Set<String> names, Set<String> known, List<String> ownPrefixes) {
        Map<String, String> spellings = new HashMap<>();
        for (String key : known) {
            EnvironmentNames.candidates(key).forEach(spelling -> spellings.put(spelling, key));
        }
        return names.stream()
                .filter(name -> !spellings.containsKey(name) && !LAUNCHER.contains(name))
                .filter(name -> ownPrefixes.stream().noneMatch(prefix -> isBelow(name, prefix)))
                .sorted()
                .map(name -> Problem.unknown(name, advice(name, spellings.keySet())))
                .toList();
    }

    private static boolean isBelow(String name, String prefix) {
        return EnvironmentNames.candidates(prefix).stream().anyMatch(name::startsWith);
    }

    private static String advice(String name, Set<String> spellings) {
        boolean variable = name.startsWith("HIVEBOLT_");
        return spellings.stream()
                .filter(spelling -> spelling.startsWith(variable ? "HIVEBOLT_" : Key.PREFIX))
                .min(Comparator.comparingInt((String spelling) -> distance(name, spelling))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(nearest -> distance(name, nearest) <= MAX_DISTANCE)
                .map(nearest -> "did you mean " + nearest)
                .orElse("the guide lists all keys");
    }

    /** Levenshtein distance: single-character edits that turn one text into the other. */
    static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
