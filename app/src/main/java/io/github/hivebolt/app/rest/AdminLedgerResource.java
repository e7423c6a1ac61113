package io.github.hivebolt.app.rest;

import io.github.hivebolt.app.rest.auth.AdminOnly;
import io.github.hivebolt.engine.GatewayDesk;
import io.github.hivebolt.ports.store.BookedEntry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The books, as the operator and his accountant read them. */
@Path("/admin/ledger")
@RequestScoped
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = ApiDescription.OPERATOR)
@SecurityRequirement(name = ApiDescription.ADMIN)
public class AdminLedgerResource {
    private static final int EXPORT_PAGE = 1000;
    private static final String CSV = "text/csv;charset=utf-8";

    private final GatewayDesk desk;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway") // The container's proxy has no state of its own.
    AdminLedgerResource() {
        this.desk = null;
    }

    @Inject
    AdminLedgerResource(GatewayDesk desk) {
        this.desk = desk;
    }

    /**
     * A page of what was booked.
     *
     * @param after the {@code next} of an earlier page, or null
     * @param limit at most so many, or null
     * @return the page
     */
    @GET
    @Operation(operationId = "ledger", summary = "A page of the books, latest entries first")
    @APIResponseSchema(value = LedgerPage.class, responseCode = "200")
    public LedgerPage ledger(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        int size = OrderQuery.size(limit);
        long before = Optional.ofNullable(after)
                .filter(text -> !text.isBlank())
                .map(AdminLedgerResource::number)
                .orElse(Long.MAX_VALUE);
        return LedgerPage.of(desk.ledgerEntriesBefore(before, size + 1), size);
    }

    /**
     * The balances.
     *
     * @return all of them, by currency
     */
    @GET
    @Path("balance-sheet")
    @Operation(
            operationId = "balanceSheet",
            summary = "The books: what the gateway has, owes and earned",
            description = "The difference must be zero in each currency at every moment.")
    @APIResponseSchema(value = BalanceSheet.class, responseCode = "200")
    public BalanceSheet balanceSheet() {
        return BalanceSheet.of(desk.balances());
    }

    /**
     * Everything that was ever booked.
     *
     * @return comma-separated values, a line for each posting, oldest first
     */
    @GET
    @Path("export.csv")
    @Produces(CSV)
    @Operation(
            operationId = "exportLedger",
            summary = "The whole books as comma-separated values, oldest entries first",
            description = "A line for each posting; a debit is positive, a credit negative.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public Response export() {
        // Read before the answer begins, so that a store that is down is told by the status.
        List<BookedEntry> first = desk.ledgerEntriesAfter(0, EXPORT_PAGE);
        StreamingOutput body =
                out -> LedgerExport.write(first, number -> desk.ledgerEntriesAfter(number, EXPORT_PAGE), out);
        return Response.ok(body, CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"hivebolt-ledger.csv\"")
                .build();
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Problems.badRequest("INVALID_QUERY", "after must be what an earlier page gave as next.");
        }
        return Long.parseLong(text);
    }
}
