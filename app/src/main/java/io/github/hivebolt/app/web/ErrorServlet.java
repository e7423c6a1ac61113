package io.github.hivebolt.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The server's error page: the same RFC 9457 answer for what never reached a REST resource. */
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Asked for directly it is an address like any other that does not exist.
        int code = status instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
        byte[] body = ProblemDetails.of(code).toJson().getBytes(StandardCharsets.UTF_8);
        response.setStatus(code);
        response.setContentType(ProblemDetails.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
