package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.ApiDescription;
import io.github.hivebolt.app.rest.Problems;
import io.github.hivebolt.app.rest.RequestBodies;
import io.github.hivebolt.ports.store.ApiKey;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Webhooks of an API key. */
@Path("/webhooks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = ApiDescription.PROGRAMS)
@SecurityRequirement(name = ApiDescription.KEY)
public class WebhookResource {
    private static final int NOT_FOUND = 404;

    @Inject
    Webhooks webhooks;

    @Inject
    Callers callers;

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    WebhookResource() {}

    /**
     * The caller's webhooks.
     *
     * @param authorization an API key
     * @return oldest first
     */
    @GET
    @Operation(operationId = "webhooks", summary = "The webhooks of this key")
    @APIResponseSchema(value = WebhookViews.WebhookList.class, responseCode = "200")
    @APIResponse(responseCode = "401", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "403", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "429", ref = ApiDescription.PROBLEM)
    public WebhookViews.WebhookList webhooks(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return new WebhookViews.WebhookList(webhooks.of(holder(authorization).id()).stream()
                .map(WebhookViews.WebhookView::of)
                .toList());
    }

    /**
     * Makes a webhook.
     *
     * @param authorization an API key
     * @param body where to
     * @return the webhook, with its secret this once
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "makeWebhook",
            summary = "Be told of each state that this key's orders come into",
            description = "Messages are signed: Hivebolt-Signature is t=<unix seconds>,v1=<HMAC-SHA256 in hex, with the"
                    + " webhook's secret, over the seconds, a point and the body>. What is not answered with 2xx is"
                    + " tried again for a day.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WebhookViews.Wanted.class),
                            examples = @ExampleObject(name = "webhook", value = WebhookViews.Wanted.EXAMPLE)))
    @APIResponseSchema(value = WebhookViews.WebhookView.class, responseCode = "201")
    @APIResponse(responseCode = "400", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "401", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "403", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "409", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "413", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "429", ref = ApiDescription.PROBLEM)
    public Response make(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            String body) {
        ApiKey key = holder(authorization);
        String url = RequestBodies.read(body, WebhookViews.Wanted.class, WebhookViews.Wanted.EXAMPLE)
                .url()
                .orElse("");
        return Response.status(Response.Status.CREATED)
                .entity(WebhookViews.WebhookView.fresh(webhooks.make(key.id(), url)))
                .build();
    }

    /**
     * Removes a webhook.
     *
     * @param authorization an API key
     * @param id the webhook
     */
    @DELETE
    @Path("{id}")
    @Operation(operationId = "removeWebhook", summary = "Remove a webhook with its messages")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "401", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "403", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "404", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "429", ref = ApiDescription.PROBLEM)
    public void remove(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @PathParam("id") String id) {
        if (!webhooks.remove(holder(authorization).id(), id)) {
            throw Problems.of(NOT_FOUND, "WEBHOOK_NOT_FOUND", "This key has no such webhook.");
        }
    }

    private ApiKey holder(@Nullable String authorization) {
        return callers.holder(Optional.ofNullable(authorization), Scope.WEBHOOKS);
    }
}
