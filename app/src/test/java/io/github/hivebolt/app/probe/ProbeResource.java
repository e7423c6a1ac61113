package io.github.hivebolt.app.probe;

import io.github.hivebolt.app.config.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Put into the unpacked application by the integration test. */
@Path("/probe")
@RequestScoped
public class ProbeResource {
    @Inject
    private Settings settings;

    @GET
    @Path("fails")
    public String fails() {
        throw new IllegalStateException("planted failure of a resource");
    }

    @GET
    @Path("steps")
    @Produces(MediaType.TEXT_PLAIN)
    public int steps() {
        return ProbeWorkers.STEPS.get();
    }

    @GET
    @Path("account")
    @Produces(MediaType.TEXT_PLAIN)
    public String account() {
        return settings.hive().account().value();
    }

    @GET
    @Path("jackson")
    @Produces(MediaType.TEXT_PLAIN)
    public String jackson() throws ClassNotFoundException {
        return Class.forName("com.fasterxml.jackson.databind.ObjectMapper")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
    }

    @GET
    @Path("launcher")
    @Produces(MediaType.TEXT_PLAIN)
    public String launcher() {
        try {
            return Class.forName("io.github.hivebolt.app.cli.Commands").getClassLoader()
                            == getClass().getClassLoader()
                    ? "own"
                    : "leaked";
        } catch (ClassNotFoundException absent) {
            return "absent";
        }
    }
}
