package io.github.hivebolt.app.wiring;

import io.github.hivebolt.engine.Worker;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.spi.LightningAdapter;
import java.time.Duration;

/** Tells the operator once a day what he should change at the Lightning node although everything works. */
record AdviceLog(LightningAdapter adapter, LightningPayer payer) implements Worker {
    private static final System.Logger LOG = System.getLogger(AdviceLog.class.getName());
    private static final Duration UNTIL_IT_ANSWERS = Duration.ofMinutes(1);
    private static final Duration DAILY = Duration.ofDays(1);

    @Override
    public String name() {
        return "lightning-advice";
    }

    @Override
    public Duration step() {
        try {
            payer.status();
        } catch (PartyUnavailableException silent) {
            return UNTIL_IT_ANSWERS;
        }
        adapter.advice().forEach(advice -> LOG.log(System.Logger.Level.WARNING, "Lightning: " + advice));
        return DAILY;
    }
}
