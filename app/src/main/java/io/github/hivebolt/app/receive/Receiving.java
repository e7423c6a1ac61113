package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.Problems;
import io.github.hivebolt.engine.ReceiveDesk;
import java.util.Optional;

/**
 * The desk for invoices, where there is one.
 *
 * @param desk empty where the Lightning adapter cannot be paid
 */
public record Receiving(Optional<ReceiveDesk> desk) {
    private static final int UNAVAILABLE = 503;

    /** The desk, or the answer that there is none. */
    ReceiveDesk required() {
        return desk.orElseThrow(() -> Problems.of(
                UNAVAILABLE,
                "RECEIVE_UNAVAILABLE",
                "This gateway's Lightning adapter cannot be paid, so it makes no invoices."));
    }
}
