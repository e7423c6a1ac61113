package io.github.hivebolt.app.rest;

import io.github.hivebolt.app.guard.Circuits;
import io.github.hivebolt.app.rest.auth.AdminFilter;
import io.github.hivebolt.app.rest.auth.AdminGate;
import io.github.hivebolt.ports.TimeSource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the gateway is. */
@Path("/status")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = ApiDescription.PUBLIC)
public class StatusResource {
    @Inject
    StatusDesk status;

    @Inject
    AdminGate gate;

    @Inject
    TimeSource time;

    @Inject
    Circuits circuits;

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    StatusResource() {}

    /**
     * How the gateway is, whatever is out.
     *
     * @param authorization credentials, or null
     * @return its status
     */
    @GET
    @Operation(
            operationId = "status",
            summary = "How the gateway is",
            description = "Always 200, also while parties or the store are out. With the operator's credentials it also"
                    + " says why, for each party and incident.")
    public StatusView status(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Instant now = time.now().truncatedTo(ChronoUnit.MILLIS);
        boolean forOperator = isOperator(authorization);
        StatusView view = status.status()
                .map(known -> StatusReport.of(known, forOperator, now))
                .orElseGet(() -> StatusReport.storeIsOut(now));
        return forOperator ? view.with(circuits.all()) : view;
    }

    private boolean isOperator(@Nullable String authorization) {
        AdminGate.Caller caller = gate.check(Optional.ofNullable(authorization));
        AdminFilter.refuseWrong(caller);
        return caller == AdminGate.Caller.ADMIN;
    }
}
