package io.github.hivebolt.app.failing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** Put into the unpacked application by the integration test: its deployment fails. */
@ApplicationScoped
public class FailingStart {
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        throw new IllegalStateException("planted failure at start");
    }
}
