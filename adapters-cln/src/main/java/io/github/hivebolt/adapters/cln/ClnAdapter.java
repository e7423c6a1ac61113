package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.LightningAdapter;
import java.util.Optional;

/** One opened Core Lightning. */
final class ClnAdapter implements LightningAdapter {
    private final ClnWire wire;
    private final LightningPayer payer;

    ClnAdapter(ClnWire wire, AdapterContext context) {
        this.wire = wire;
        ClnSession session = new ClnSession(wire, context.time());
        this.payer = new ClnPayer(session, context.time(), context.random().fork());
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
