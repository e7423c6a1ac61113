package io.github.hivebolt.app.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote down. */
public final class BuildVersion {
    private static final String FILE = "build.properties";

    private BuildVersion() {}

    /**
     * Reads it.
     *
     * @return for instance {@code 1.2.3}
     */
    public static String read() {
        try (InputStream stream = BuildVersion.class.getResourceAsStream(FILE)) {
            Properties build = new Properties();
            if (stream != null) {
                build.load(stream);
            }
            return build.getProperty("version", "unknown");
        } catch (IOException broken) {
            throw new UncheckedIOException("the application is damaged", broken);
        }
    }
}
