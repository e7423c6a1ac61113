package io.github.hivebolt.adapters.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets another thread end a streaming call that still waits for its headers, when there is no {@link HttpStream} to
 * close yet. One cancellation can serve many calls. Thread-safe.
 */
public final class HttpCancellation {
    private final List<Call> calls = new ArrayList<>();
    private boolean cancelled;

    /** Makes a cancellation that has not happened. */
    public HttpCancellation() {}

    /** Ends its calls at once, present and future ones, with {@link HttpTroubleException.Kind#BROKEN}. */
    public void cancel() {
        List<Call> present;
        synchronized (calls) {
            cancelled = true;
            present = List.copyOf(calls);
        }
        present.forEach(call -> call.abort(Call.Abort.CLOSED));
    }

    void add(Call call) {
        boolean tooLate;
        synchronized (calls) {
            tooLate = cancelled;
            calls.add(call);
        }
        if (tooLate) {
            call.abort(Call.Abort.CLOSED);
        }
    }

    void remove(Call call) {
        synchronized (calls) {
            calls.remove(call);
        }
    }
}
