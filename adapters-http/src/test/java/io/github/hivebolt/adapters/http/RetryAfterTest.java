package io.github.hivebolt.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wait that a server wishes. */
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource({
        "7, PT7S",
        "0, PT1S",
        "999999999, PT1H",
        "'Fri, 02 Jan 2026 03:05:05 GMT', PT1M",
        "'Fri, 02 Jan 2026 03:00:00 GMT', PT1S",
        "'Thu, 31 Dec 2099 00:00:00 GMT', PT1H",
        "-5, PT42S",
        "1e9, PT42S",
        "9999999999, PT42S",
        "soon, PT42S",
        "'', PT42S"
    })
    void header_isReadWithinBounds(String header, Duration expected) {
        HttpAnswer answer = new HttpAnswer(429, Map.of("retry-after", header), new byte[0]);
        assertThat(RetryAfter.read(answer, NOW, Duration.ofSeconds(42))).isEqualTo(expected);
    }
}
