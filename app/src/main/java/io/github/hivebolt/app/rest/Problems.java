package io.github.hivebolt.app.rest;

import io.github.hivebolt.app.web.ProblemDetails;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Error answers with a code and one clear sentence (RFC 9457). */
public final class Problems {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY_REQUESTS = 429;

    private Problems() {}

    /**
     * An error answer.
     *
     * @param status 400 to 599
     * @param code for programs
     * @param detail one sentence of ours, which may quote nothing that came from outside
     * @return to be thrown
     */
    public static WebApplicationException of(int status, String code, String detail) {
        return new WebApplicationException(response(status, code, detail).build());
    }

    /**
     * The answer to somebody who may not ask this.
     *
     * @param detail one sentence
     * @return to be thrown
     */
    public static WebApplicationException unauthorized(String detail) {
        return new WebApplicationException(response(UNAUTHORIZED, "UNAUTHORIZED", detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Hivebolt\", charset=\"UTF-8\"")
                .build());
    }

    /**
     * The answer to somebody who shows no good API key.
     *
     * @param detail one sentence
     * @return to be thrown
     */
    public static WebApplicationException bearerNeeded(String detail) {
        return new WebApplicationException(response(UNAUTHORIZED, "UNAUTHORIZED", detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Hivebolt\"")
                .build());
    }

    /**
     * The answer to somebody who asks too often.
     *
     * @param retryAfterSeconds when he may ask again
     * @return to be thrown
     */
    public static WebApplicationException tooManyRequests(long retryAfterSeconds) {
        return new WebApplicationException(
                response(TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", "That was too often; wait as Retry-After says.")
                        .header(HttpHeaders.RETRY_AFTER, retryAfterSeconds)
                        .build());
    }

    /**
     * The answer to somebody who guesses.
     *
     * @return to be thrown
     */
    public static WebApplicationException tooManyFailures() {
        return new WebApplicationException(response(
                        TOO_MANY_REQUESTS,
                        "TOO_MANY_FAILURES",
                        "There were too many wrong passwords lately; try again in a second.")
                .header(HttpHeaders.RETRY_AFTER, 1)
                .build());
    }

    static WebApplicationException badRequest(String code, String detail) {
        return of(BAD_REQUEST, code, detail);
    }

    static WebApplicationException noSuchOrder() {
        return of(
                NOT_FOUND,
                "ORDER_NOT_FOUND",
                "There is no such order here; a transfer shows up once its block is irreversible.");
    }

    static String title(int status) {
        return status == UNPROCESSABLE
                ? "Unprocessable Content"
                : ProblemDetails.of(status).title();
    }

    static Response.ResponseBuilder response(int status, String code, String detail) {
        return Response.status(status)
                .type(ProblemDetails.MEDIA_TYPE)
                .entity(new ProblemDetails(status, title(status), code, detail).toJson());
    }
}
