package io.github.hivebolt.app.web;

import io.github.hivebolt.app.config.Key;
import io.github.hivebolt.app.config.PropertiesFile;
import io.github.hivebolt.app.config.SettingsSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/** The configuration as MicroProfile Config sees it. */
final class ServerConfig {
    private ServerConfig() {}

    static SettingsSource source() {
        Config config = ConfigProvider.getConfig();
        Set<String> names = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(Key.PREFIX) || name.startsWith("HIVEBOLT_"))
                .collect(Collectors.toSet());
        return new SettingsSource(
                key -> raw(config.getConfigValue(key)),
                names,
                PropertiesFile.read(PropertiesFile.NAME).problems());
    }

    /** Raw, because a password may contain a dollar sign and the command line does not expand expressions either. */
    private static Optional<String> raw(ConfigValue value) {
        return Optional.ofNullable(value.getRawValue());
    }
}
