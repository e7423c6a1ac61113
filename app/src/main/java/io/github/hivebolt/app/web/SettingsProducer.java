package io.github.hivebolt.app.web;

import io.github.hivebolt.app.config.Configuration;
import io.github.hivebolt.app.config.Problem;
import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.app.config.SettingsSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Gives the application its settings. A configuration that the launcher would refuse stops the deployment. */
@ApplicationScoped
public class SettingsProducer {
    SettingsProducer() {}

    /** Reads the settings before anything else starts, so that a malformed configuration is the first failure. */
    void readAtStart(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object event, Settings settings) {}

    @Produces
    @Singleton
    SettingsSource source() {
        return ServerConfig.source();
    }

    @Produces
    @Singleton
    Settings settings(SettingsSource source) {
        Configuration configuration = Configuration.read(source);
        return configuration
                .settings()
                .orElseThrow(() -> new IllegalStateException(configuration.problems().stream()
                        .map(Problem::sentence)
                        .collect(Collectors.joining(System.lineSeparator()))));
    }
}
