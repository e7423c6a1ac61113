package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.ApiDescription;
import io.github.hivebolt.app.rest.Problems;
import io.github.hivebolt.app.rest.RequestBodies;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.Refusal;
import io.github.hivebolt.engine.ReceiveDesk;
import io.github.hivebolt.engine.ReceiveDesk.Answer;
import io.github.hivebolt.ports.store.ApiKey;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Makes invoices. */
@Path("/invoices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = ApiDescription.PROGRAMS)
@SecurityRequirement(name = ApiDescription.KEY)
public class InvoiceResource {
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,199}");
    private static final int CONFLICT = 409;

    @Inject
    Receiving receiving;

    @Inject
    Callers callers;

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    InvoiceResource() {}

    /**
     * Makes an invoice.
     *
     * @param authorization an API key
     * @param idempotencyKey a key of the caller's own, or null
     * @param body what is wanted
     * @return the invoice
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createInvoice",
            summary = "Make a Lightning invoice that pays a Hive account",
            description =
                    "Price and fee are locked until it expires. The payer's money is only taken if the account can"
                            + " be paid; otherwise he has it back. With an Idempotency-Key the same request may be repeated and"
                            + " gives the same invoice.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InvoiceRequest.class),
                            examples = @ExampleObject(name = "invoice", value = InvoiceRequest.EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "The invoice",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InvoiceView.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "401", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "403", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "404", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "409", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "413", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "422", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "429", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "503", ref = ApiDescription.PROBLEM)
    public Response create(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Parameter(description = "1 to 200 printable characters; the same key means the same invoice.")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
            String body) {
        ApiKey key = callers.holder(Optional.ofNullable(authorization), Scope.INVOICES);
        InvoiceRequest request = RequestBodies.read(body, InvoiceRequest.class, InvoiceRequest.EXAMPLE);
        ReceiveDesk desk = receiving.required();
        OrderId id = idempotencyKey == null ? desk.newId() : desk.idFor(key.id(), checked(idempotencyKey));
        ReceiveDesk.InvoiceWish wish = new ReceiveDesk.InvoiceWish(
                request.ask(), request.words(), Optional.empty(), request.expiry(), key.id());
        return switch (desk.create(id, wish)) {
            case Answer.Made made ->
                Response.status(Response.Status.CREATED)
                        .entity(InvoiceView.of(made.dossier().row().order()))
                        .build();
            case Answer.Refused(Refusal refusal) -> throw Refusals.of(refusal);
            case Answer.OtherWish() ->
                throw Problems.of(
                        CONFLICT,
                        "IDEMPOTENCY_KEY_REUSED",
                        "This Idempotency-Key was used for another request; choose a new one.");
        };
    }

    private static String checked(String idempotencyKey) {
        if (!IDEMPOTENCY_KEY.matcher(idempotencyKey).matches()) {
            throw Problems.of(
                    400, "INVALID_IDEMPOTENCY_KEY", "An Idempotency-Key has 1 to 200 printable ASCII characters.");
        }
        return idempotencyKey;
    }
}
