package io.github.hivebolt.app.rest;

import io.github.hivebolt.app.receive.ReceiveOrders;
import io.github.hivebolt.app.rest.auth.AdminGate;
import io.github.hivebolt.app.rest.auth.AdminOnly;
import io.github.hivebolt.domain.order.OperatorCommand;
import io.github.hivebolt.domain.order.OperatorDecision;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.engine.GatewayDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the operator decides about orders that wait for a human. */
@Path("/admin/orders")
@RequestScoped
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = ApiDescription.OPERATOR)
@SecurityRequirement(name = ApiDescription.ADMIN)
public class AdminOrderResource {
    private static final int UNPROCESSABLE = 422;
    private static final int CONFLICT = 409;

    private final GatewayDesk desk;
    private final OrderLookup lookup;
    private final ReceiveOrders receiveOrders;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway") // The container's proxy has no state of its own.
    AdminOrderResource() {
        this.desk = null;
        this.lookup = null;
        this.receiveOrders = null;
    }

    @Inject
    AdminOrderResource(GatewayDesk desk, OrderLookup lookup, ReceiveOrders receiveOrders) {
        this.desk = desk;
        this.lookup = lookup;
        this.receiveOrders = receiveOrders;
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
    @Operation(operationId = "adminOrders", summary = "A page of orders, for instance with state=parked")
    @APIResponseSchema(value = OrderPage.class, responseCode = "200")
    public Object orders(
            @QueryParam("account") @Nullable String account,
            @QueryParam("direction") @Nullable String direction,
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        OrderQuery query = new OrderQuery(account, direction, state, after, limit);
        return query.isReceive() ? receiveOrders.page(query.receiveFilter(Optional.empty())) : lookup.page(query);
    }

    /**
     * Returns a parked order's money.
     *
     * @param id the order
     * @return the order as it is then
     */
    @POST
    @Path("{id}/refund")
    @Operation(operationId = "refund", summary = "Return a parked order's money, where its outcome is definite")
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    @APIResponse(
            responseCode = "409",
            description = "OUTCOME_UNKNOWN or NOT_PARKED",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ApiDescription.Problem.class)))
    public OrderView refund(@PathParam("id") String id) {
        return carryOut(id, new OperatorCommand.Refund());
    }

    /**
     * Tries again what was refused or held.
     *
     * @param id the order
     * @return the order as it is then
     */
    @POST
    @Path("{id}/retry")
    @Operation(operationId = "retry", summary = "Try again what the chain refused or what was held")
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    @APIResponse(
            responseCode = "409",
            description = "OUTCOME_UNKNOWN or NOT_PARKED",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ApiDescription.Problem.class)))
    public Object retry(@PathParam("id") String id) {
        Optional<OrderId> receive = OrderId.parse(id).filter(OrderId::isReceive);
        return receive.isPresent()
                ? receiveOrders.retry(receive.get(), AdminGate.USER)
                : carryOut(id, new OperatorCommand.Retry());
    }

    /**
     * Says what became of a payment.
     *
     * @param id the order
     * @param body the resolution
     * @return the order as it is then
     */
    @POST
    @Path("{id}/resolve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "resolve",
            summary = "Say what became of a payment, with proof or evidence",
            description =
                    "paid needs the preimage, which is checked. never-paid needs evidence for the audit log, and is"
                            + " refused while the payment could still be claimed.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OperatorRequests.Resolution.class)))
    @APIResponseSchema(value = OrderView.class, responseCode = "200")
    @APIResponse(
            responseCode = "409",
            description = "NOT_PARKED, NOTHING_TO_RESOLVE, PRICE_LOST or TIMELOCK_RUNNING",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ApiDescription.Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "WRONG_PREIMAGE",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ApiDescription.Problem.class)))
    public OrderView resolve(@PathParam("id") String id, String body) {
        OperatorRequests.Resolution resolution =
                RequestBodies.read(body, OperatorRequests.Resolution.class, OperatorRequests.Resolution.EXAMPLE);
        return carryOut(id, resolution.command());
    }

    private OrderView carryOut(String idOrTransaction, OperatorCommand command) {
        OrderId id = lookup.find(idOrTransaction).row().order().id();
        OperatorDecision decision = desk.command(id, command, AdminGate.USER).orElseThrow(Problems::noSuchOrder);
        return switch (decision) {
            case OperatorDecision.Accepted ignored -> OrderReport.full(lookup.find(id.text()));
            case OperatorDecision.Refused(String code, String words) ->
                throw Problems.of(code.equals("WRONG_PREIMAGE") ? UNPROCESSABLE : CONFLICT, code, words);
        };
    }
}
