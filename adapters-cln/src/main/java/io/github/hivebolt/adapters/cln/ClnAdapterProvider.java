package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.LightningAdapter;
import io.github.hivebolt.ports.spi.LightningAdapterProvider;
import io.github.hivebolt.ports.spi.MalformedSettingException;

/**
 * Opens the adapter for Core Lightning, which is spoken to over clnrest.
 *
 * <p>Settings: {@code cln.url} (https, or http to this machine or an onion host); {@code cln.rune};
 * {@code cln.tls-ca-file} (the only certificates to trust; without it those of the Java runtime); {@code proxy} (SOCKS5,
 * for an onion host only).
 */
public final class ClnAdapterProvider implements LightningAdapterProvider {
    /** For {@link java.util.ServiceLoader}. */
    public ClnAdapterProvider() {}

    @Override
    public String name() {
        return "cln";
    }

    @Override
    public LightningAdapter open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException {
        ClnSettings read = ClnSettingsReader.read(settings);
        return new ClnAdapter(new ClnWire(read), context, RuneGrants.advice(read.rune()));
    }
}
