package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.ApiDescription;
import io.github.hivebolt.app.rest.Problems;
import io.github.hivebolt.app.rest.auth.AdminGate;
import io.github.hivebolt.app.rest.auth.AdminOnly;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All webhooks, for the operator. */
@Path("/admin/webhooks")
@RequestScoped
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = ApiDescription.OPERATOR)
@SecurityRequirement(name = ApiDescription.ADMIN)
public class AdminWebhookResource {
    private static final int NOT_FOUND = 404;

    @Inject
    Webhooks webhooks;

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    AdminWebhookResource() {}

    /**
     * All webhooks.
     *
     * @return oldest first
     */
    @GET
    @Operation(operationId = "allWebhooks", summary = "All webhooks")
    @APIResponseSchema(value = WebhookViews.WebhookList.class, responseCode = "200")
    @APIResponse(responseCode = "401", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "429", ref = ApiDescription.PROBLEM)
    public WebhookViews.WebhookList webhooks() {
        return new WebhookViews.WebhookList(
                webhooks.all().stream().map(WebhookViews.WebhookView::of).toList());
    }

    /**
     * The delivery log of a webhook.
     *
     * @param id the webhook
     * @return its latest messages
     */
    @GET
    @Path("{id}/messages")
    @Operation(operationId = "webhookMessages", summary = "The latest messages to a webhook and what came of them")
    @APIResponseSchema(value = WebhookViews.MessageList.class, responseCode = "200")
    @APIResponse(responseCode = "401", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "429", ref = ApiDescription.PROBLEM)
    public WebhookViews.MessageList messages(@PathParam("id") String id) {
        return new WebhookViews.MessageList(
                webhooks.log(id).stream().map(WebhookViews.MessageView::of).toList());
    }

    /**
     * Has a message sent again.
     *
     * @param number the message
     */
    @POST
    @Path("messages/{number}/replay")
    @Operation(operationId = "replayMessage", summary = "Send a message again, delivered or not")
    @APIResponse(responseCode = "204", description = "It is queued")
    @APIResponse(responseCode = "401", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "403", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "404", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "429", ref = ApiDescription.PROBLEM)
    public void replay(@PathParam("number") String number) {
        boolean known = number.matches("[0-9]{1,18}") && webhooks.replay(Long.parseLong(number), AdminGate.USER);
        if (!known) {
            throw Problems.of(NOT_FOUND, "MESSAGE_NOT_FOUND", "There is no such message.");
        }
    }
}
