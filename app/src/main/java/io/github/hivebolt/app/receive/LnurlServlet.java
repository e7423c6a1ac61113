package io.github.hivebolt.app.receive;

import io.github.hivebolt.ports.store.StoreUnavailableException;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lightning addresses and LNURL-pay at the root of the server, where payers look for them. Any page may ask: nothing that
 * is answered depends on who the browser's user is.
 */
@WebServlet(urlPatterns = {"/.well-known/lnurlp/*", "/lnurlp/*"})
public class LnurlServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern CALLBACK = Pattern.compile("/([^/]{1,64})/callback");
    private static final Pattern VERIFY = Pattern.compile("/verify/([^/]{1,80})");
    private static final Pattern ACCOUNT = Pattern.compile("/([^/]{1,64})");
    private static final String ORDER = "Hivebolt-Order";
    private static final int LONGEST_QUERY = 8_000;

    @Inject
    transient LnurlPay pay;

    @Inject
    transient Callers callers;

    /** For the container. */
    @SuppressWarnings("NullAway.Init") // The container fills the injected fields.
    public LnurlServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonObject answer = said(() -> {
            JsonObject found = answer(request);
            pay.orderOf(found).ifPresent(order -> response.setHeader(ORDER, order));
            return found;
        });
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(answer.toString());
    }

    /** Wallets read no HTTP status: what cannot be answered now is said in their own form. */
    static JsonObject said(Supplier<JsonObject> asked) {
        try {
            return asked.get();
        } catch (WebApplicationException | StoreUnavailableException unavailable) {
            return LnurlPay.error("This gateway takes no payments at the moment.");
        }
    }

    private JsonObject answer(HttpServletRequest request) {
        String path = path(request);
        String remote = request.getRemoteAddr();
        Optional<String> forwarded = Optional.ofNullable(request.getHeader("X-Forwarded-For"));
        if (request.getServletPath().startsWith("/.well-known")) {
            Matcher account = ACCOUNT.matcher(path);
            return !callers.mayAsk(remote, forwarded)
                    ? tooOften()
                    : account.matches() ? pay.describe(account.group(1)) : LnurlPay.error("There is no such account.");
        }
        Matcher verify = VERIFY.matcher(path);
        if (verify.matches()) {
            return callers.mayAsk(remote, forwarded) ? pay.verify(verify.group(1)) : tooOften();
        }
        Matcher callback = CALLBACK.matcher(path);
        if (!callback.matches() || isTooLong(request)) {
            return LnurlPay.error("There is nothing under this address.");
        }
        return callers.mayHaveInvoice(remote, forwarded)
                ? pay.invoice(callback.group(1), payment(request))
                : tooOften();
    }

    /** What follows the servlet's own path, as it was sent: a plus sign must stay one. */
    private static String path(HttpServletRequest request) {
        String whole = request.getRequestURI().replace("%2B", "+").replace("%2b", "+");
        String own = request.getContextPath() + request.getServletPath();
        return whole.startsWith(own) ? whole.substring(own.length()) : "";
    }

    private static boolean isTooLong(HttpServletRequest request) {
        return Optional.ofNullable(request.getQueryString()).orElse("").length() > LONGEST_QUERY;
    }

    private static LnurlPay.Payment payment(HttpServletRequest request) {
        return new LnurlPay.Payment(
                parameter(request, "amount"), parameter(request, "comment"), parameter(request, "payerdata"));
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private static JsonObject tooOften() {
        return LnurlPay.error("That was too often; try again in a minute.");
    }
}
