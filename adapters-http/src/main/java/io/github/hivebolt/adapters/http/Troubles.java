package io.github.hivebolt.adapters.http;

import io.github.hivebolt.adapters.http.HttpTroubleException.Kind;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** Turns what was thrown into what callers may conclude from it. */
final class Troubles {
    private static final int MAX_DEPTH = 20;

    private Troubles() {}

    static HttpTroubleException of(Call call, Throwable thrown) {
        Throwable root = rootOf(thrown);
        Kind kind = kindOf(call, root);
        String message = call.party() + ": " + describe(call, root, kind) + ".";
        return new HttpTroubleException(kind, call.requestMayHaveLeft(), message, root);
    }

    static HttpTroubleException tooLarge(Call call, int maxBytes) {
        return new HttpTroubleException(
                Kind.BROKEN, true, call.party() + ": the answer is larger than " + maxBytes + " bytes.");
    }

    private static Kind kindOf(Call call, Throwable root) {
        return switch (call.aborted()) {
            case DEADLINE -> Kind.TIMED_OUT;
            case CLOSED -> Kind.BROKEN;
            case NONE -> {
                if (isTimeout(root)) {
                    yield Kind.TIMED_OUT;
                }
                yield call.requestMayHaveLeft() ? Kind.BROKEN : Kind.UNREACHABLE;
            }
        };
    }

    private static String describe(Call call, Throwable root, Kind kind) {
        return switch (call.aborted()) {
            case DEADLINE -> "no whole answer in time";
            case CLOSED -> "the call was closed";
            case NONE ->
                switch (kind) {
                    case TIMED_OUT -> timeoutText(call, root);
                    case UNREACHABLE -> unreachableText(root);
                    case BROKEN -> "the connection broke or the answer is malformed (" + name(root) + ")";
                };
        };
    }

    private static String timeoutText(Call call, Throwable root) {
        if (root instanceof ConnectionRequestTimeoutException) {
            return "all connections to it are in use";
        }
        boolean connecting = root instanceof ConnectTimeoutException || !call.requestMayHaveLeft();
        return connecting ? "no connection in time" : "no byte in time";
    }

    private static String unreachableText(Throwable root) {
        if (root instanceof UnknownHostException) {
            return "the host name was not found";
        }
        if (root instanceof SSLException) {
            return "the TLS handshake failed (is its certificate trusted, and does it name this host?)";
        }
        return "no connection (" + name(root) + ")";
    }

    private static boolean isTimeout(Throwable root) {
        return root instanceof SocketTimeoutException || root instanceof ConnectionRequestTimeoutException;
    }

    private static String name(Throwable root) {
        return root.getClass().getSimpleName();
    }

    /** The first cause that is not a wrapper of the JAX-RS API. */
    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            Throwable cause = root.getCause();
            if (cause == null || !(root instanceof jakarta.ws.rs.ProcessingException)) {
                return root;
            }
            root = cause;
        }
        return root;
    }
}
