package io.github.hivebolt.app.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration without a server, in MicroProfile Config's order: system properties, then the environment, then
 * {@code hivebolt.properties}.
 */
public final class PlainSource {
    private PlainSource() {}

    /**
     * The configuration of this process.
     *
     * @param file {@code hivebolt.properties}, which may be missing
     * @return its source
     */
    public static SettingsSource ofProcess(Path file) {
        Map<String, String> properties = new HashMap<>();
        System.getProperties()
                .stringPropertyNames()
                .forEach(name -> properties.put(name, System.getProperty(name, "")));
        return of(properties, System.getenv(), PropertiesFile.read(file));
    }

    static SettingsSource of(Map<String, String> properties, Map<String, String> environment, PropertiesFile file) {
        Set<String> names = new HashSet<>(file.values().keySet());
        properties.keySet().stream().filter(name -> name.startsWith(Key.PREFIX)).forEach(names::add);
        environment.keySet().stream()
                .filter(name -> name.startsWith("HIVEBOLT_") || name.startsWith(Key.PREFIX))
                .forEach(names::add);
        return new SettingsSource(key -> find(key, properties, environment, file.values()), names, file.problems());
    }

    private static Optional<String> find(
            String key, Map<String, String> properties, Map<String, String> environment, Map<String, String> file) {
        return first(List.of(key), properties)
                .or(() -> first(EnvironmentNames.candidates(key), environment))
                .or(() -> first(List.of(key), file));
    }

    private static Optional<String> first(List<String> names, Map<String, String> values) {
        return names.stream()
                .filter(values::containsKey)
                .map(name -> values.getOrDefault(name, ""))
                .findFirst();
    }
}
