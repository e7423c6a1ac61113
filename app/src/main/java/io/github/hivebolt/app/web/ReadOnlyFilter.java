package io.github.hivebolt.app.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Outside the REST interface, which knows its own methods, there is nothing to change: pages, health, metrics, OpenAPI and
 * LNURL-pay are only read. Without this the server answers some methods with 403 and those it does not know with 501.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class ReadOnlyFilter implements Filter {
    private static final String REST = "/api/";

    /** The server takes a body of this method for the next request, so that the connection must not be used again. */
    private static final String TRACE = "TRACE";

    private static final String ALLOW = "Allow";
    private static final String METHODS = "GET, HEAD, OPTIONS";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse answer
                && isQuestion(asked)) {
            answer.setHeader(ALLOW, METHODS);
            return;
        }
        if (request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse answer
                && !isKnown(asked.getMethod(), asked.getRequestURI())) {
            if (asked.getMethod().equals(TRACE)) {
                answer.setHeader("Connection", "close");
            }
            answer.setHeader(ALLOW, METHODS);
            answer.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Which methods there are. The server would name TRACE, too, which is refused. */
    private static boolean isQuestion(HttpServletRequest asked) {
        return asked.getMethod().equals("OPTIONS") && !asked.getRequestURI().startsWith(REST);
    }

    static boolean isKnown(String method, String path) {
        return READING.contains(method) || (path.startsWith(REST) && !method.equals(TRACE));
    }
}
