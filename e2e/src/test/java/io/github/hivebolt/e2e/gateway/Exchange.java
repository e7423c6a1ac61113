package io.github.hivebolt.e2e.gateway;

import io.github.hivebolt.devnet.http.FaultSwitches;
import io.github.hivebolt.devnet.http.HttpEndpoint;
import io.github.hivebolt.e2e.lightning.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A source of prices on a socket of its own, in CoinGecko's words. */
final class Exchange implements AutoCloseable {
    private static final String PRICES =
            "{\"hive\":{\"usd\":0.25},\"hive_dollar\":{\"usd\":1.0},\"bitcoin\":{\"usd\":83333.0}}";

    private final HttpEndpoint server;

    Exchange() {
        try {
            server = HttpEndpoint.http(
                    "exchange", FreePorts.take(), (request, reply) -> reply.sendJson(200, PRICES), new FaultSwitches());
        } catch (IOException e) {
            throw new UncheckedIOException("the exchange does not start", e);
        }
    }

    /** What a gateway needs to know of it, which asks every half a minute. */
    Map<String, String> environment() {
        return Map.of(
                "HIVEBOLT_RATES", "coingecko",
                "HIVEBOLT_RATES_COINGECKO_URL", "http://127.0.0.1:" + server.port(),
                "HIVEBOLT_RATES_MIN_SOURCES", "1",
                "HIVEBOLT_RATES_MAX_AGE", "PT40S");
    }

    void cut() {
        server.down();
    }

    void restore() {
        server.up();
    }

    @Override
    public void close() {
        server.close();
    }
}
