package io.github.hivebolt.app.web;

import jakarta.json.Json;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/**
 * An error answer (RFC 9457). It never carries an exception's text: that may quote what a stranger or a node sent.
 *
 * @param status HTTP status
 * @param title what the status means
 * @param code for programs, for instance {@code NOT_FOUND}
 * @param detail one sentence for people
 */
public record ProblemDetails(int status, String title, String code, String detail) {
    /** The media type of an error answer. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int SERVER_ERROR = 500;

    /**
     * The answer for a bare HTTP status.
     *
     * @param status 400 to 599
     * @return title and code from the status
     */
    public static ProblemDetails of(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Error " + status : known.getReasonPhrase();
        String code = status == SERVER_ERROR
                ? "INTERNAL_ERROR"
                : title.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        return new ProblemDetails(status, title, code, detailOf(status));
    }

    /**
     * The JSON text.
     *
     * @return an object with type, title, status, code and detail
     */
    public String toJson() {
        return Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title)
                .add("status", status)
                .add("code", code)
                .add("detail", detail)
                .build()
                .toString();
    }

    private static String detailOf(int status) {
        return switch (status) {
            case 400 -> "The request could not be read.";
            case 401 -> "Credentials are needed here.";
            case 403 -> "These credentials do not permit this.";
            case 404 -> "There is nothing under this address.";
            case 405 -> "This address does not answer to this method.";
            case 406 -> "None of the accepted media types can be given.";
            case 415 -> "The body must be application/json.";
            default ->
                status >= SERVER_ERROR ? "The gateway could not answer; its log says why." : "The request was refused.";
        };
    }
}
