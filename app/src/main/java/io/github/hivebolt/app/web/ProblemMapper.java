package io.github.hivebolt.app.web;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns every exception of a REST resource into an RFC 9457 answer. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER, HttpHeaders.LOCATION);
    private static final int FIRST_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    @Override
    public Response toResponse(Throwable failure) {
        if (!(failure instanceof WebApplicationException answer)) {
            LOG.log(Level.SEVERE, "a request failed", failure);
            return problem(SERVER_ERROR).build();
        }
        Response given = answer.getResponse();
        if (given.getStatus() < FIRST_ERROR || given.hasEntity()) {
            return given;
        }
        if (given.getStatus() >= SERVER_ERROR) {
            LOG.log(Level.SEVERE, "a request failed", failure);
        }
        Response.ResponseBuilder response = problem(given.getStatus());
        KEPT_HEADERS.forEach(name ->
                given.getStringHeaders().getOrDefault(name, List.of()).forEach(value -> response.header(name, value)));
        return response.build();
    }

    private static Response.ResponseBuilder problem(int status) {
        return Response.status(status)
                .type(ProblemDetails.MEDIA_TYPE)
                .entity(ProblemDetails.of(status).toJson());
    }
}
