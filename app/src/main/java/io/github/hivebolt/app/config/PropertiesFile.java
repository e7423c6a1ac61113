package io.github.hivebolt.app.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The content of {@code hivebolt.properties}.
 *
 * @param values key and text
 * @param problems why it could not be read, if so
 */
public record PropertiesFile(Map<String, String> values, List<Problem> problems) {
    /** The name of the file, looked for in the working directory. */
    public static final Path NAME = Path.of("hivebolt.properties");

    /** Takes copies. */
    public PropertiesFile {
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file in UTF-8.
     *
     * @param file may be missing
     * @return what it holds
     */
    public static PropertiesFile read(Path file) {
        if (!Files.exists(file)) {
            return new PropertiesFile(Map.of(), List.of());
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            return broken(file, "the file cannot be read");
        } catch (IllegalArgumentException malformed) {
            return broken(file, "the file has a malformed \\u escape");
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name, "")));
        return new PropertiesFile(values, List.of());
    }

    private static PropertiesFile broken(Path file, String wrong) {
        return new PropertiesFile(Map.of(), List.of(Problem.unreadableFile(file.toString(), wrong)));
    }
}
