package io.github.hivebolt.adapters.rates;

import io.github.hivebolt.ports.RateSource;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.ports.spi.RateSourceProvider;
import java.net.URI;

/** {@code binance}: HIVE and bitcoin in US dollars (USDT) from Binance's public order books. */
public final class BinanceRateSourceProvider implements RateSourceProvider {
    static final String KEY = "rates.binance.url";
    private static final String PUBLIC_URL = "https://api.binance.com";
    /** The parameter is {@code ["HIVEUSDT","BTCUSDT"]}. */
    private static final String PATH = "/api/v3/ticker/bookTicker?symbols=%5B%22HIVEUSDT%22%2C%22BTCUSDT%22%5D";

    /** For {@link java.util.ServiceLoader}. */
    public BinanceRateSourceProvider() {}

    @Override
    public String name() {
        return Binance.NAME;
    }

    @Override
    public RateSource open(AdapterSettings settings, AdapterContext context) throws MalformedSettingException {
        URI uri = URI.create(BaseUrl.read(settings, KEY, PUBLIC_URL) + PATH);
        return new Binance(new JsonEndpoint(Binance.NAME, uri, context.time(), settings), context.time());
    }
}
