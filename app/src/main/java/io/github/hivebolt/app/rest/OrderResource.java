package io.github.hivebolt.app.rest;

import io.github.hivebolt.app.receive.ApiKeys;
import io.github.hivebolt.app.receive.ReceiveOrderView;
import io.github.hivebolt.app.receive.ReceiveOrders;
import io.github.hivebolt.app.rest.auth.AdminFilter;
import io.github.hivebolt.app.rest.auth.AdminGate;
import io.github.hivebolt.domain.order.OrderId;
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

    @Inject
    ApiKeys keys;

    @Inject
    ReceiveOrders receiveOrders;

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
                            schema = @Schema(oneOf = {OrderView.class, ReceiveOrderView.class})))
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
    public Object order(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Optional<String> shown = Optional.ofNullable(authorization);
        boolean byKey = ApiKeys.isShown(shown);
        AdminGate.Caller caller = byKey ? keyCaller(shown) : gate.check(shown);
        AdminFilter.refuseWrong(caller);
        Optional<OrderId> receive = OrderId.parse(id).filter(OrderId::isReceive);
        if (receive.isPresent()) {
            return receiveOrders.order(
                    receive.get(), caller == AdminGate.Caller.ADMIN, byKey ? shown : Optional.empty());
        }
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
     * @param authorization credentials, or null
     * @return the page
     */
    @GET
    @Tag(name = ApiDescription.OPERATOR)
    @Tag(name = ApiDescription.PROGRAMS)
    @SecurityRequirement(name = ApiDescription.ADMIN)
    @SecurityRequirement(name = ApiDescription.KEY)
    @Operation(
            operationId = "orders",
            summary = "A page of orders of one direction, newest first",
            description =
                    "state takes several, separated by commas; direction is send or receive; limit is 1 to 200, 50"
                            + " where it is left out. Give next of the answer as after to get the next page.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {OrderPage.class, ReceiveOrders.Page.class})))
    @APIResponse(responseCode = "400", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "401", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "403", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "429", ref = ApiDescription.PROBLEM)
    public Object orders(
            @QueryParam("account") @Nullable String account,
            @QueryParam("direction") @Nullable String direction,
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        OrderQuery query = new OrderQuery(account, direction, state, after, limit);
        Optional<String> shown = Optional.ofNullable(authorization);
        if (ApiKeys.isShown(shown)) {
            Optional<String> owner = receiveOrders.owner(shown);
            return owner.isEmpty() && !query.isReceive()
                    ? lookup.page(query)
                    : receiveOrders.page(query.receiveFilter(owner));
        }
        AdminFilter.requireAdmin(gate.check(shown));
        return query.isReceive() ? receiveOrders.page(query.receiveFilter(Optional.empty())) : lookup.page(query);
    }

    private AdminGate.Caller keyCaller(Optional<String> shown) {
        return keys.isAdmin(shown) ? AdminGate.Caller.ADMIN : AdminGate.Caller.ANONYMOUS;
    }
}
