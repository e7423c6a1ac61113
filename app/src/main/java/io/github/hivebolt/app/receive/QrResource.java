package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.ApiDescription;
import io.github.hivebolt.app.rest.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Draws QR codes. */
@Path("/qr")
@RequestScoped
@Tag(name = ApiDescription.PUBLIC)
public class QrResource {
    private static final String SVG = "image/svg+xml";
    private static final int LONGEST = 1_500;
    private static final int BAD_REQUEST = 400;

    @Inject
    Callers callers;

    @Context
    HttpServletRequest http;

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    QrResource() {}

    /**
     * Draws a text.
     *
     * @param text 1 to 1500 characters
     * @return an SVG picture
     */
    @GET
    @Produces({SVG, "application/problem+json"})
    @Operation(operationId = "qr", summary = "A text, for instance an invoice, as a QR code")
    @APIResponse(
            responseCode = "200",
            description = "An SVG picture",
            content = @Content(mediaType = SVG, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.PROBLEM)
    @APIResponse(responseCode = "429", ref = ApiDescription.PROBLEM)
    public Response qr(
            @Parameter(required = true, schema = @Schema(minLength = 1, maxLength = LONGEST))
                    @QueryParam("text")
                    @Nullable
                    String text) {
        callers.anybody(http.getRemoteAddr(), Optional.ofNullable(http.getHeader("X-Forwarded-For")));
        return Optional.ofNullable(text)
                .filter(given -> !given.isEmpty() && given.length() <= LONGEST)
                .flatMap(QrCodes::svg)
                .map(picture -> Response.ok(picture, SVG).build())
                .orElseThrow(() -> Problems.of(
                        BAD_REQUEST, "INVALID_TEXT", "Give a text of 1 to 1500 characters that fits a QR code."));
    }
}
