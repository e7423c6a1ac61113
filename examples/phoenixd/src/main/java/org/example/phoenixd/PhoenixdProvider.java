package org.example.phoenixd;

import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterKey;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.LightningAdapter;
import io.github.hivebolt.ports.spi.LightningAdapterProvider;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import java.util.List;
import java.util.Optional;

/** Opens the adapter for phoenixd, chosen by {@code hivebolt.lightning=phoenixd}. */
public final class PhoenixdProvider implements LightningAdapterProvider {
    /** For {@link java.util.ServiceLoader}. */
    public PhoenixdProvider() {}

    @Override
    public String name() {
        return "phoenixd";
    }

    @Override
    public List<AdapterKey> keys() {
        return PhoenixdSettings.KEYS;
    }

    @Override
    public LightningAdapter open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException {
        PhoenixdHttp http = new PhoenixdHttp(PhoenixdSettings.read(settings));
        return new Opened(new PhoenixdPayer(http, context.time()));
    }

    private record Opened(LightningPayer payer) implements LightningAdapter {
        @Override
        public Optional<LightningReceiver> receiver() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // Every call has a connection of its own and ends it.
        }
    }
}
