package io.github.hivebolt.app.rest;

import io.github.hivebolt.app.rest.auth.AdminGate;
import io.github.hivebolt.app.rest.auth.AdminOnly;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.engine.GatewayDesk;
import io.github.hivebolt.ports.store.OrderStore;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the operator does with the gateway as a whole. */
@Path("/admin")
@RequestScoped
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = ApiDescription.OPERATOR)
@SecurityRequirement(name = ApiDescription.ADMIN)
public class AdminResource {
    private static final int NOT_IMPLEMENTED = 501;

    private final GatewayDesk desk;
    private final OrderStore store;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway") // The container's proxy has no state of its own.
    AdminResource() {
        this.desk = null;
        this.store = null;
    }

    @Inject
    AdminResource(GatewayDesk desk, OrderStore store) {
        this.desk = desk;
        this.store = store;
    }

    /**
     * What a pause or its end did.
     *
     * @param directions {@code send}, {@code receive}
     * @param paused whether they are paused now
     */
    @Schema(name = "Pause")
    public record PauseView(List<String> directions, boolean paused) {}

    /** That sending goes on. */
    @Schema(name = "Sending")
    public record SendingView(boolean sendingStopped) {}

    /**
     * Where the copy is.
     *
     * @param file its path
     */
    @Schema(name = "Backup")
    public record BackupView(String file) {}

    /**
     * Pauses.
     *
     * @param body which direction
     * @return what was done
     */
    @POST
    @Path("pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "pause",
            summary = "Stop fresh payments and new invoices",
            description = "Payments under way, refunds and change go on. Orders that came in wait.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OperatorRequests.Which.class)))
    @APIResponseSchema(value = PauseView.class, responseCode = "200")
    public PauseView pause(String body) {
        return switchTo(body, true);
    }

    /**
     * Ends a pause.
     *
     * @param body which direction
     * @return what was done
     */
    @POST
    @Path("resume")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "resume", summary = "End a pause")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OperatorRequests.Which.class)))
    @APIResponseSchema(value = PauseView.class, responseCode = "200")
    public PauseView resume(String body) {
        return switchTo(body, false);
    }

    /**
     * Lets a gateway send again that stopped for safety.
     *
     * @return that it sends
     */
    @POST
    @Path("resume-sending")
    @Operation(
            operationId = "resumeSending",
            summary = "Send again after the store was found behind the world",
            description = "Only after you have dealt with what the incident STORE_BEHIND or NODE_CONTRADICTION says.")
    @APIResponseSchema(value = SendingView.class, responseCode = "200")
    public SendingView resumeSending() {
        desk.resumeSending(AdminGate.USER);
        return new SendingView(false);
    }

    /**
     * Copies the embedded store while everything goes on.
     *
     * @param body where to
     * @return where the copy is
     */
    @POST
    @Path("backup")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "backup", summary = "Copy the embedded store to a file of the gateway's machine")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OperatorRequests.BackupTarget.class)))
    @APIResponseSchema(value = BackupView.class, responseCode = "200")
    @APIResponse(
            responseCode = "409",
            description = "FILE_EXISTS",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ApiDescription.Problem.class)))
    @APIResponse(
            responseCode = "501",
            description = "BACKUP_UNSUPPORTED",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ApiDescription.Problem.class)))
    public BackupView backup(String body) {
        java.nio.file.Path target = RequestBodies.read(
                        body, OperatorRequests.BackupTarget.class, OperatorRequests.BackupTarget.EXAMPLE)
                .path();
        try {
            store.backup(target);
        } catch (UnsupportedOperationException notEmbedded) {
            throw Problems.of(
                    NOT_IMPLEMENTED, "BACKUP_UNSUPPORTED", "This store has a backup tool of its own, such as pg_dump.");
        }
        return new BackupView(target.toString());
    }

    private PauseView switchTo(String body, boolean paused) {
        List<Direction> directions = RequestBodies.read(
                        body, OperatorRequests.Which.class, OperatorRequests.Which.EXAMPLE)
                .directions();
        directions.forEach(direction -> desk.pause(direction, paused, AdminGate.USER));
        return new PauseView(
                directions.stream()
                        .map(direction -> direction.name().toLowerCase(Locale.ROOT))
                        .toList(),
                paused);
    }
}
