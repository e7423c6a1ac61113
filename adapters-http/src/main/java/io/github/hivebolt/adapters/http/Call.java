package io.github.hivebolt.adapters.http;

import java.net.URI;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One exchange with a server: how far it came, and how to end it from another thread. */
final class Call {
    /** Why we ended a call ourselves. */
    enum Abort {
        NONE,
        /** The overall time was up. */
        DEADLINE,
        /** Somebody closed the stream or the client. */
        CLOSED
    }

    /** The call that this thread makes, for the parts of the HTTP library that run in it. */
    static final ThreadLocal<@Nullable Call> CURRENT = new ThreadLocal<>();

    private static final Timeout SHORTEST = Timeout.ofMilliseconds(1);

    private final String party;
    private volatile Abort abort = Abort.NONE;
    private volatile @Nullable Cancellable request;
    private volatile @Nullable HttpClientConnection connection;
    private volatile boolean requestStarted;
    private volatile boolean complete;

    Call(URI uri) {
        // Path and query are left out of every message: they can hold secrets.
        party = uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    String party() {
        return party;
    }

    /** Knows the library's request from here on. An abort that came before is carried out now. */
    void bind(Cancellable libraryRequest) {
        request = libraryRequest;
        if (abort != Abort.NONE) {
            libraryRequest.cancel();
        }
    }

    /** Closes the connection at once; a thread blocked on it gets an exception. The first reason counts. */
    void abort(Abort reason) {
        synchronized (this) {
            abort = abort == Abort.NONE ? reason : abort;
        }
        cut();
    }

    /** Closes the connection at once, without a reason of our own. */
    void cut() {
        HttpClientConnection open = connection;
        if (open != null && !complete) {
            // Closing TLS waits for the other side's farewell as long as a read may take, and it may never come.
            open.setSocketTimeout(SHORTEST);
        }
        Cancellable bound = request;
        if (bound != null) {
            bound.cancel();
        }
    }

    Abort aborted() {
        return abort;
    }

    /** From here on bytes of the request may leave over a connection. */
    void markRequestStarted(HttpClientConnection over) {
        connection = over;
        requestStarted = true;
    }

    boolean requestMayHaveLeft() {
        return requestStarted;
    }

    /** The body was read to its end, so that the connection may be kept. */
    void markComplete() {
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }
}
