package io.github.hivebolt.app.rest;

import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.app.rest.auth.AdminGate;
import io.github.hivebolt.app.rest.auth.AdminOnly;
import io.github.hivebolt.engine.GatewayDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which Hive nodes are used, changeable without a restart. */
@Path("/admin/hive-nodes")
@RequestScoped
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = ApiDescription.OPERATOR)
@SecurityRequirement(name = ApiDescription.ADMIN)
public class AdminHiveNodesResource {
    private static final String EXAMPLE = "{\"nodes\":[\"https://api.hive.blog\",\"https://api.deathwing.me\"]}";

    private final GatewayDesk desk;
    private final Settings settings;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway") // The container's proxy has no state of its own.
    AdminHiveNodesResource() {
        this.desk = null;
        this.settings = null;
    }

    @Inject
    AdminHiveNodesResource(GatewayDesk desk, Settings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    /**
     * Which nodes are used.
     *
     * @param nodes their addresses in order of preference
     * @param configured whether they are those of the configuration
     * @param confirmNodes how many different hosts must confirm a transfer
     */
    @Schema(name = "HiveNodes")
    public record NodesView(List<String> nodes, boolean configured, int confirmNodes) {}

    /**
     * Which nodes are to be used.
     *
     * @param nodes addresses in order of preference; none for those of the configuration
     */
    @Schema(name = "HiveNodesRequest")
    public record NodesRequest(@Schema(required = true) Optional<List<String>> nodes) {}

    /**
     * The nodes.
     *
     * @return those that are used; how each is doing is part of the status
     */
    @GET
    @Operation(operationId = "hiveNodes", summary = "Which Hive nodes are used")
    @APIResponseSchema(value = NodesView.class, responseCode = "200")
    public NodesView nodes() {
        List<String> chosen = desk.chosenHiveNodes();
        List<String> configured =
                settings.hive().nodes().stream().map(URI::toString).toList();
        return new NodesView(
                chosen.isEmpty() ? configured : chosen,
                chosen.isEmpty(),
                chosen.isEmpty()
                        ? settings.hive().confirmNodes()
                        : settings.hive()
                                .confirmNodesAmong(
                                        chosen.stream().map(URI::create).toList()));
    }

    /**
     * Chooses other nodes.
     *
     * @param body which
     * @return those that are used from now on
     */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "chooseHiveNodes",
            summary = "Use other Hive nodes, without a restart",
            description =
                    "Every instance follows within seconds, and after a restart, too. An empty list returns to the"
                            + " configuration. How many hosts must confirm a transfer follows the list, unless the configuration"
                            + " gives the number.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NodesRequest.class)))
    @APIResponseSchema(value = NodesView.class, responseCode = "200")
    public NodesView choose(String body) {
        List<String> asked = RequestBodies.read(body, NodesRequest.class, EXAMPLE)
                .nodes()
                .orElseThrow(() -> Problems.badRequest("INVALID_NODES", "The body must be like " + EXAMPLE + "."));
        settings.hive().nodesProblem(asked).ifPresent(problem -> {
            throw Problems.badRequest("INVALID_NODES", problem);
        });
        desk.chooseHiveNodes(asked, AdminGate.USER);
        return nodes();
    }
}
