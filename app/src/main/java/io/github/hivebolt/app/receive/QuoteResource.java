package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.ApiDescription;
import io.github.hivebolt.app.rest.RequestBodies;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Says what something would cost. */
@Path("/quotes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = ApiDescription.PUBLIC)
public class QuoteResource {
    @Inject
    Quotes quotes;

    @Inject
    Callers callers;

    @Context
    HttpServletRequest http;

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    QuoteResource() {}

    /**
     * Says what something would cost now. Nothing is stored.
     *
     * @param body what
     * @return the price
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "quote",
            summary = "What something would cost now",
            description = "send: how much to transfer so that an invoice is paid. receive: how much arrives on Hive.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = QuoteRequest.class),
                            examples = {
                                @ExampleObject(name = "send", value = QuoteRequest.EXAMPLE),
                                @ExampleObject(
                                        name = "receive",
                                        value = "{\"direction\":\"receive\",\"account\":\"alice\",\"asset\":\"HBD\","
                                                + "\"amountSats\":2000}")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "The price",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = QuoteView.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "404", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "413", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "422", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "429", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "503", ref = ApiDescription.PROBLEM)
    public QuoteView quote(String body) {
        callers.anybody(http.getRemoteAddr(), Optional.ofNullable(http.getHeader("X-Forwarded-For")));
        return quotes.quote(RequestBodies.read(body, QuoteRequest.class, QuoteRequest.EXAMPLE));
    }
}
