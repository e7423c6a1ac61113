package io.github.hivebolt.app.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How MicroProfile Config 3.1 (section "Environment Variables Mapping Rules") looks up a key in the environment. */
final class EnvironmentNames {
    private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^a-zA-Z0-9]");

    private EnvironmentNames() {}

    /** The names to try, in this order. */
    static List<String> candidates(String key) {
        return List.of(key, underscored(key), upper(key));
    }

    static String upper(String key) {
        return underscored(key).toUpperCase(Locale.ROOT);
    }

    private static String underscored(String key) {
        return NOT_ALPHANUMERIC.matcher(key).replaceAll("_");
    }
}
