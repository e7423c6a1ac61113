package io.github.hivebolt.adapters.rates;

import io.github.hivebolt.ports.RateSource;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.spi.RateSourceProvider;
import java.net.URI;

/** {@code coingecko}: HIVE, HBD and bitcoin in US dollars from CoinGecko's public API, version 3. */
public final class CoingeckoRateSourceProvider implements RateSourceProvider {
    static final String KEY = "rates.coingecko.url";
    private static final String PUBLIC_URL = "https://api.coingecko.com";
    private static final String PATH = "/api/v3/simple/price?ids=hive,hive_dollar,bitcoin&vs_currencies=usd"
            + "&include_last_updated_at=true&precision=full";

    /** For {@link java.util.ServiceLoader}. */
    public CoingeckoRateSourceProvider() {}

    @Override
    public String name() {
        return Coingecko.NAME;
    }

    @Override
    public RateSource open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException {
        URI uri = URI.create(BaseUrl.read(settings, KEY, PUBLIC_URL) + PATH);
        return new Coingecko(new JsonEndpoint(Coingecko.NAME, uri, context.time(), settings), context.time());
    }
}
