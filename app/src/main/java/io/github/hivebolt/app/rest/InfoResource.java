package io.github.hivebolt.app.rest;

import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.engine.GatewayDesk;
import io.github.hivebolt.engine.rates.RateBoard;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the gateway offers. */
@Path("/info")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = ApiDescription.PUBLIC)
public class InfoResource {
    private static final String VERSION = BuildVersion.read();

    @Inject
    Settings settings;

    @Inject
    GatewayDesk desk;

    @Inject
    RateBoard rates;

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    InfoResource() {}

    /**
     * What the gateway offers.
     *
     * @return account, fees, limits, networks and prices
     */
    @GET
    @Operation(
            operationId = "info",
            summary = "What the gateway offers",
            description = "The account to transfer to, fees, limits, networks and the prices of this moment.")
    public InfoView info() {
        return InfoReport.of(settings, VERSION, desk.pinnedNode(), rates::rate);
    }
}
