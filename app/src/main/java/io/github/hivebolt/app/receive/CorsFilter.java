package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.config.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Lets pages of the sites that the operator names ask the interface from a browser. Credentials that a browser adds by
 * itself are never allowed; an API key in a header is.
 */
@WebFilter(urlPatterns = "/api/v1/*", asyncSupported = true)
public class CorsFilter implements Filter {
    private static final int NO_CONTENT = 204;

    @Inject
    Settings settings;

    /** For the container. */
    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    public CorsFilter() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse answer
                && allow(asked, answer)) {
            return;
        }
        chain.doFilter(request, response);
    }

    /** Whether that was all there is to answer. */
    private boolean allow(HttpServletRequest asked, HttpServletResponse answer) {
        Optional<String> origin = Optional.ofNullable(asked.getHeader("Origin"));
        List<String> allowed = settings.http().corsOrigins();
        if (origin.isEmpty() || allowed.isEmpty()) {
            return false;
        }
        answer.addHeader("Vary", "Origin");
        if (!allowed.contains("*") && !allowed.contains(origin.get())) {
            return false;
        }
        answer.setHeader("Access-Control-Allow-Origin", allowed.contains("*") ? "*" : origin.get());
        boolean preflight =
                asked.getMethod().equals("OPTIONS") && asked.getHeader("Access-Control-Request-Method") != null;
        if (preflight) {
            answer.setHeader("Access-Control-Allow-Methods", "GET, POST, DELETE");
            answer.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key");
            answer.setHeader("Access-Control-Max-Age", "600");
            answer.setStatus(NO_CONTENT);
        }
        return preflight;
    }
}
