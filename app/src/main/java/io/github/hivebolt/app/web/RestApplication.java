package io.github.hivebolt.app.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The REST interface below {@code /api/v1}; resources are found by scanning. */
@ApplicationPath("/api/v1")
public class RestApplication extends Application {
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
