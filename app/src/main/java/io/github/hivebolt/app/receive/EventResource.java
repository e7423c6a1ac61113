package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.ApiDescription;
import io.github.hivebolt.app.rest.OrderNews;
import io.github.hivebolt.app.rest.Problems;
import io.github.hivebolt.app.rest.SendOrderNews;
import io.github.hivebolt.app.rest.auth.AdminGate;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.engine.ReceiveDesk.ReceiveDossier;
import io.github.hivebolt.ports.store.ApiKey;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Events of orders. */
@Path("/orders/{id}/events")
@RequestScoped
@Tag(name = ApiDescription.PROGRAMS)
@SecurityRequirement(name = ApiDescription.KEY)
public class EventResource {
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    @Inject
    Receiving receiving;

    @Inject
    Callers callers;

    @Inject
    AdminGate gate;

    @Inject
    EventStreams streams;

    @Inject
    SendOrderNews sendOrders;

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    EventResource() {}

    /**
     * Tells of each state that an order comes into.
     *
     * @param id a receive order of the caller's, or an order from Hive to Lightning or the transaction that brought it
     * @param authorization an API key, or the operator's credentials
     * @param sink where to
     * @param sse makes events
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "orderEvents",
            summary = "The states of an order as server-sent events, until it is final",
            description =
                    "The first event tells how it is now. The event's name is the state, its data the order. A key sees its own"
                            + " receive orders, and of the others what everybody sees.")
    @APIResponse(
            responseCode = "200",
            description = "Server-sent events",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "401", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "403", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "404", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "429", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "503", ref = ApiDescription.PROBLEM)
    public void events(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context SseEventSink sink,
            @Context Sse sse) {
        Optional<String> shown = Optional.ofNullable(authorization);
        boolean operator = gate.check(shown) == AdminGate.Caller.ADMIN;
        Optional<ApiKey> key = operator ? Optional.empty() : Optional.of(callers.holder(shown, Scope.INVOICES));
        boolean isReceive = OrderId.parse(id).filter(OrderId::isReceive).isPresent();
        Supplier<Optional<OrderNews>> order =
                isReceive ? () -> receiveOrder(id, key) : () -> sendOrders.of(id, operator);
        if (order.get().isEmpty()) {
            throw Problems.of(NOT_FOUND, "ORDER_NOT_FOUND", "There is no such order, or it is of another key.");
        }
        if (!streams.listen(order, sink, sse)) {
            throw Problems.of(UNAVAILABLE, "TOO_MANY_LISTENERS", "Too many listen already; ask for the order instead.");
        }
    }

    private Optional<OrderNews> receiveOrder(String id, Optional<ApiKey> key) {
        return OrderId.parse(id)
                .flatMap(receiving.required()::order)
                .filter(dossier -> key.isEmpty() || isOf(dossier, key.get()))
                .map(dossier -> new OrderNews(
                        dossier.row().order().state().label(),
                        dossier.history().size(),
                        dossier.row().order().state().isFinal(),
                        ReceiveReport.full(dossier)));
    }

    private static boolean isOf(ReceiveDossier dossier, ApiKey key) {
        return dossier.row().order().request().requestedBy().equals(key.id())
                || key.scopes().contains(Scope.ADMIN.label());
    }
}
