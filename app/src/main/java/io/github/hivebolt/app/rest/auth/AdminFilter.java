package io.github.hivebolt.app.rest.auth;

import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.app.receive.ApiKeys;
import io.github.hivebolt.app.rest.Problems;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Optional;

/** Turns away everybody but the operator, before the request's body is read. */
@Provider
@AdminOnly
@Priority(Priorities.AUTHENTICATION)
public class AdminFilter implements ContainerRequestFilter {
    @Inject
    AdminGate gate;

    @Inject
    ApiKeys keys;

    @Inject
    Settings settings;

    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    AdminFilter() {}

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.GET) && isFromAnotherSite(request)) {
            throw Problems.of(
                    403, "OTHER_SITE", "A page of another site asked this in your browser; nothing was done.");
        }
        Optional<String> authorization = header(request, HttpHeaders.AUTHORIZATION);
        if (!keys.isAdmin(authorization)) {
            requireAdmin(gate.check(authorization));
        }
    }

    /**
     * Turns away everybody but the operator.
     *
     * @param caller who is asking
     */
    public static void requireAdmin(AdminGate.Caller caller) {
        switch (caller) {
            case ADMIN -> {}
            case ANONYMOUS -> throw Problems.unauthorized("The user admin and its password are needed here.");
            case REFUSED, TOO_EARLY -> refuseWrong(caller);
        }
    }

    /**
     * Turns away who showed wrong credentials where none are needed.
     *
     * @param caller who is asking
     */
    public static void refuseWrong(AdminGate.Caller caller) {
        switch (caller) {
            case ADMIN, ANONYMOUS -> {}
            case REFUSED ->
                throw Problems.unauthorized("These credentials are wrong; the user is admin, and its password is in the"
                        + " configuration or in the file admin-password of the data directory.");
            case TOO_EARLY -> throw Problems.tooManyFailures();
        }
    }

    /** A browser adds the password by itself to what another site's page makes it ask; it also says which site. */
    private boolean isFromAnotherSite(ContainerRequestContext request) {
        Optional<String> origin = header(request, "Origin");
        if (origin.isEmpty()) {
            return false;
        }
        Optional<String> site = origin.map(text -> text.replaceFirst("^[a-z]+://", ""));
        boolean own = site.equals(header(request, HttpHeaders.HOST));
        return !own && !site.equals(settings.http().publicUrl().map(URI::getRawAuthority));
    }

    private static Optional<String> header(ContainerRequestContext request, String name) {
        return Optional.ofNullable(request.getHeaderString(name));
    }
}
