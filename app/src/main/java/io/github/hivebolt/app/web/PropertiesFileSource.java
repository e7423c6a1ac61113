package io.github.hivebolt.app.web;

import io.github.hivebolt.app.config.PropertiesFile;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Shows {@code hivebolt.properties} of the working directory to MicroProfile Config, below the environment. */
public final class PropertiesFileSource implements ConfigSource {
    private static final int ABOVE_PACKAGED_DEFAULTS = 110;

    private final Map<String, String> values;

    /** Reads the file once; the server does so when the application is deployed. */
    public PropertiesFileSource() {
        values = PropertiesFile.read(PropertiesFile.NAME).values();
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return values.get(name);
    }

    @Override
    public String getName() {
        return PropertiesFile.NAME.toString();
    }

    @Override
    public int getOrdinal() {
        return ABOVE_PACKAGED_DEFAULTS;
    }
}
