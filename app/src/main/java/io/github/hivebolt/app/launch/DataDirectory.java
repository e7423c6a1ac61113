package io.github.hivebolt.app.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Finds {@code hivebolt.data-dir} before the configuration classes can be loaded, because they are unpacked below it.
 * The order is that of MicroProfile Config: system property, environment, {@code hivebolt.properties}, default.
 */
final class DataDirectory {
    private static final String KEY = "hivebolt.data-dir";

    private DataDirectory() {}

    static Path configured() {
        String property = System.getProperty(KEY, "");
        if (!property.isBlank()) {
            return Path.of(property.strip());
        }
        String variable = System.getenv("HIVEBOLT_DATA_DIR");
        if (variable != null && !variable.isBlank()) {
            return Path.of(variable.strip());
        }
        String line = fromFile(Path.of("hivebolt.properties"));
        return Path.of(line.isBlank() ? "data" : line.strip());
    }

    private static String fromFile(Path file) {
        Properties properties = new Properties();
        if (Files.isReadable(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                // The configuration classes report an unreadable file together with all other problems.
                return "";
            }
        }
        return properties.getProperty(KEY, "");
    }
}
