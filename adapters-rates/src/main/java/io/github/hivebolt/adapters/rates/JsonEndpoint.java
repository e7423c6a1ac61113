package io.github.hivebolt.adapters.rates;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.hivebolt.adapters.http.HttpAnswer;
import io.github.hivebolt.adapters.http.HttpClient;
import io.github.hivebolt.adapters.http.HttpOptions;
import io.github.hivebolt.adapters.http.HttpTroubleException;
import io.github.hivebolt.adapters.http.RetryAfter;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.spi.AdapterSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** One address that answers with JSON. It asks no earlier than the other side wishes. Thread-safe. */
final class JsonEndpoint {
    private static final HttpOptions OPTIONS = HttpOptions.defaults()
            .withConnectTimeout(Duration.ofSeconds(4))
            .withReadTimeout(Duration.ofSeconds(6))
            .withOverallTimeout(Duration.ofSeconds(10))
            .withMaxAnswerBytes(64 * 1024)
            .withMaxConnections(2);

    private static final Duration UNSTATED_WAIT = Duration.ofMinutes(1);

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Until when the other side wants quiet. */
    private record Quiet(MonotonicTime since, Duration length) {}

    private final String party;
    private final URI uri;
    private final TimeSource time;
    private final HttpClient client;
    private volatile Quiet quiet;

    /** Through the proxy of the settings where the address is an onion host's. */
    JsonEndpoint(String party, URI uri, TimeSource time, AdapterSettings settings) {
        this(
                party,
                uri,
                time,
                settings.text("proxy").map(OPTIONS::withOnionProxy).orElse(OPTIONS));
    }

    JsonEndpoint(String party, URI uri, TimeSource time, HttpOptions options) {
        this.party = party;
        this.uri = uri;
        this.time = time;
        this.client = HttpClient.open(options);
        this.quiet = new Quiet(time.monotonic(), Duration.ZERO);
    }

    /** The answer's JSON; every trouble is a {@link PartyUnavailableException}. */
    JsonNode fetch() {
        Quiet wished = quiet;
        if (time.monotonic().since(wished.since).compareTo(wished.length) < 0) {
            throw trouble(Trouble.NOT_READY, "asked us to wait");
        }
        try {
            return read(client.get(uri, Map.of("Accept", "application/json")));
        } catch (HttpTroubleException e) {
            Trouble kind = switch (e.kind()) {
                case UNREACHABLE -> Trouble.UNREACHABLE;
                case TIMED_OUT -> Trouble.TIMED_OUT;
                case BROKEN -> Trouble.BROKEN_ANSWER;
            };
            throw new PartyUnavailableException(kind, party + " gave no answer: " + e.getMessage(), e);
        }
    }

    PartyUnavailableException trouble(Trouble kind, String what) {
        return new PartyUnavailableException(kind, party + " " + what + ".");
    }

    private JsonNode read(HttpAnswer answer) {
        int status = answer.status();
        if (status == 200) {
            return parse(answer.body());
        }
        // Binance answers 418 while it bans an address that ignored 429.
        if (status == 429 || status == 418 || status == 503) {
            quiet = new Quiet(time.monotonic(), RetryAfter.read(answer, time.now(), UNSTATED_WAIT));
            throw trouble(Trouble.NOT_READY, "asked us to wait (status " + status + ")");
        }
        boolean denied = status == 401 || status == 403 || status == 451;
        throw trouble(denied ? Trouble.ACCESS_DENIED : Trouble.BROKEN_ANSWER, "answered with status " + status);
    }

    private JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException malformed) {
            // The parser's message quotes the answer, which may hold anything.
            throw trouble(Trouble.BROKEN_ANSWER, "answered with something that is not JSON");
        }
    }
}
