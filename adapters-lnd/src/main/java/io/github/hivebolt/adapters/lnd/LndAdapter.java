package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.spi.LightningAdapter;
import java.util.List;
import java.util.Optional;

/** One opened lnd. */
final class LndAdapter implements LightningAdapter {
    private final LndWire wire;
    private final LightningPayer payer;
    private final LightningReceiver receiver;
    private final LightningHistory history;
    private final List<String> advice;

    LndAdapter(LndWire wire, TimeSource time, List<String> advice) {
        this.wire = wire;
        this.advice = List.copyOf(advice);
        LndSession session = new LndSession(wire, time);
        this.payer = new LndPayer(session, time);
        this.receiver = new LndReceiver(session);
        this.history = new LndHistory(session);
    }

    @Override
    public LightningPayer payer() {
        return payer;
    }

    @Override
    public Optional<LightningReceiver> receiver() {
        return Optional.of(receiver);
    }

    @Override
    public Optional<LightningHistory> history() {
        return Optional.of(history);
    }

    @Override
    public List<String> advice() {
        return advice;
    }

    @Override
    public void close() {
        wire.close();
    }
}
