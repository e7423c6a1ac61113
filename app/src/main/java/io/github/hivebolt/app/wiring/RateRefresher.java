package io.github.hivebolt.app.wiring;

import io.github.hivebolt.engine.Worker;
import io.github.hivebolt.engine.rates.RateBoard;
import java.time.Duration;

/**
 * Keeps prices fresh.
 *
 * @param board asks each source when it is due
 */
record RateRefresher(RateBoard board) implements Worker {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "rates";
    }

    @Override
    public Duration step() {
        board.refresh();
        return BETWEEN_LOOKS;
    }
}
