package io.github.hivebolt.app.rest;

import io.github.hivebolt.app.rest.auth.AdminFilter;
import io.github.hivebolt.app.rest.auth.AdminGate;
import io.github.hivebolt.app.rest.auth.AdminOnly;
import io.github.hivebolt.engine.GatewayDesk.OrderDossier;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Orders. */
@Path("/orders")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {
    @Inject
    OrderLookup lookup;

    @Inject
    AdminGate gate;

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    OrderResource() {}

    /**
     * One order: in full for the operator, reduced for everybody else.
     *
     * @param id the order's id or the transaction that brought its money
     * @param authorization credentials, or null
     * @return the order
     */
    @GET
    @Path("{id}")
    @Tag(name = ApiDescription.PUBLIC)
    @Operation(
            operationId = "order",
            summary = "One order",
            description = "By its id or by the Hive transaction that brought the money. Everybody sees state, amounts,"
                    + " reason, transfers and the times of its history; the operator sees all.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrderView.class)))
    @APIResponse(
            responseCode = "400",
            description = "INVALID_ORDER_ID",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ApiDescription.Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "ORDER_NOT_FOUND",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ApiDescription.Problem.class)))
    public OrderView order(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        AdminGate.Caller caller = gate.check(Optional.ofNullable(authorization));
        AdminFilter.refuseWrong(caller);
        OrderDossier dossier = lookup.find(id);
        return caller == AdminGate.Caller.ADMIN ? OrderReport.full(dossier) : OrderReport.reduced(dossier);
    }

    /**
     * A page of orders.
     *
     * @param account only of this Hive account, or null
     * @param direction {@code send} or {@code receive}, or null
     * @param state states separated by commas, or null
     * @param after the {@code next} of an earlier page, or null
     * @param limit at most so many, or null
     * @return the page
     */
    @GET
    @AdminOnly
    @Tag(name = ApiDescription.OPERATOR)
    @SecurityRequirement(name = ApiDescription.ADMIN)
    @Operation(
            operationId = "orders",
            summary = "A page of orders, newest first",
            description =
                    "state takes several, separated by commas; direction is send or receive; limit is 1 to 200, 50"
                            + " where it is left out. Give next of the answer as after to get the next page.")
    @APIResponseSchema(value = OrderPage.class, responseCode = "200")
    public OrderPage orders(
            @QueryParam("account") @Nullable String account,
            @QueryParam("direction") @Nullable String direction,
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        return lookup.page(new OrderQuery(account, direction, state, after, limit));
    }
}
