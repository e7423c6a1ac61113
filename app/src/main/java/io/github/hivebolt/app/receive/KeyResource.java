package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.ApiDescription;
import io.github.hivebolt.app.rest.Problems;
import io.github.hivebolt.app.rest.RequestBodies;
import io.github.hivebolt.app.rest.auth.AdminGate;
import io.github.hivebolt.app.rest.auth.AdminOnly;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The operator's API keys. */
@Path("/admin/keys")
@RequestScoped
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = ApiDescription.OPERATOR)
@SecurityRequirement(name = ApiDescription.ADMIN)
public class KeyResource {
    private static final int NOT_FOUND = 404;

    @Inject
    ApiKeys keys;

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    KeyResource() {}

    /**
     * All keys.
     *
     * @return oldest first
     */
    @GET
    @Operation(operationId = "keys", summary = "All API keys, without the keys themselves")
    @APIResponseSchema(value = KeyViews.KeyList.class, responseCode = "200")
    @APIResponse(responseCode = "401", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "429", ref = ApiDescription.PROBLEM)
    public KeyViews.KeyList keys() {
        return new KeyViews.KeyList(
                keys.all().stream().map(KeyViews.KeyView::of).toList());
    }

    /**
     * Makes a key.
     *
     * @param body name and scopes
     * @return the key, shown this once
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "makeKey", summary = "Make an API key, which is shown this once")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = KeyViews.Wanted.class),
                            examples = @ExampleObject(name = "key", value = KeyViews.Wanted.EXAMPLE)))
    @APIResponseSchema(value = KeyViews.KeyView.class, responseCode = "201")
    @APIResponse(responseCode = "400", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "401", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "403", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "413", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "429", ref = ApiDescription.PROBLEM)
    public Response make(String body) {
        KeyViews.Wanted wanted = RequestBodies.read(body, KeyViews.Wanted.class, KeyViews.Wanted.EXAMPLE);
        ApiKeys.Fresh fresh = keys.make(wanted.checkedName(), wanted.checkedScopes(), AdminGate.USER);
        return Response.status(Response.Status.CREATED)
                .entity(KeyViews.KeyView.of(fresh))
                .build();
    }

    /**
     * Makes a key worthless.
     *
     * @param id the key
     */
    @DELETE
    @Path("{id}")
    @Operation(operationId = "revokeKey", summary = "Revoke an API key")
    @APIResponse(responseCode = "204", description = "It is worth nothing any more")
    @APIResponse(responseCode = "401", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "403", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "404", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "429", ref = ApiDescription.PROBLEM)
    public void revoke(@PathParam("id") String id) {
        if (!keys.revoke(id, AdminGate.USER)) {
            throw Problems.of(NOT_FOUND, "KEY_NOT_FOUND", "There is no such key, or it was revoked before.");
        }
    }
}
