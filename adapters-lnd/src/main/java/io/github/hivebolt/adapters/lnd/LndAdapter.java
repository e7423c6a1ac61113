package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.spi.LightningAdapter;
import java.util.Optional;

/** One opened lnd. */
final class LndAdapter implements LightningAdapter {
    private final LndWire wire;
    private final LightningPayer payer;

    LndAdapter(LndWire wire, TimeSource time) {
        this.wire = wire;
        this.payer = new LndPayer(new LndSession(wire, time), time);
    }

    @Override
    public LightningPayer payer() {
        return payer;
    }

    @Override
    public Optional<LightningReceiver> receiver() {
        return Optional.empty();
    }

    @Override
    public void close() {
        wire.close();
    }
}
