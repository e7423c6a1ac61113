package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.LightningAdapter;
import io.github.hivebolt.ports.spi.LightningAdapterProvider;
import io.github.hivebolt.ports.spi.MalformedSettingException;

/**
 * Opens the adapter for LND, which is spoken to over its REST interface.
 *
 * <p>Settings: {@code lnd.url} (https, or http to this machine or an onion host); {@code lnd.macaroon} (hexadecimal) or
 * {@code lnd.macaroon-file} (as lnd writes it, or hexadecimal); {@code lnd.tls-cert-file} (the only certificates to
 * trust; without it those of the Java runtime); {@code proxy} (SOCKS5, for an onion host only).
 */
public final class LndAdapterProvider implements LightningAdapterProvider {
    /** For {@link java.util.ServiceLoader}. */
    public LndAdapterProvider() {}

    @Override
    public String name() {
        return "lnd";
    }

    @Override
    public LightningAdapter open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException {
        LndSettings read = LndSettingsReader.read(settings);
        return new LndAdapter(new HttpWire(read), context.time(), MacaroonGrants.advice(read.macaroonHex()));
    }
}
