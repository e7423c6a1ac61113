package io.github.hivebolt.app.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.testkit.ManualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallersTest {
    private final ManualTimeSource time = new ManualTimeSource(Instant.parse("2026-03-01T12:00:00Z"));

    @Test
    void caller_mayAskSoManyTimesAMinute_andOthersAreNotHeldUpByIt() {
        RateLimits limits = new RateLimits(time, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(limits.take("a")).isEmpty();
        }
        assertThat(limits.take("a")).contains(Duration.ofSeconds(20));
        assertThat(limits.take("b")).isEmpty();
        time.advance(Duration.ofSeconds(20));
        assertThat(limits.take("a")).isEmpty();
        assertThat(limits.take("a")).isPresent();
        time.advance(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            assertThat(limits.take("a")).isEmpty();
        }
        assertThat(limits.take("a")).isPresent();
    }

    @Test
    void forwardedAddress_isBelievedOnlyFromTheOperatorsProxies() {
        ClientAddress addresses = new ClientAddress(List.of("10.0.0.0/8", "::1"));
        assertThat(addresses.of("203.0.113.7", Optional.of("1.2.3.4"))).isEqualTo("203.0.113.7");
        assertThat(addresses.of("10.1.2.3", Optional.of("1.2.3.4"))).isEqualTo("1.2.3.4");
        assertThat(addresses.of("10.1.2.3", Optional.of("9.9.9.9, 1.2.3.4, 10.0.0.9")))
                .isEqualTo("1.2.3.4");
        assertThat(addresses.of("10.1.2.3", Optional.of("1.2.3.4, <script>"))).isEqualTo("10.1.2.3");
        assertThat(addresses.of("10.1.2.3", Optional.empty())).isEqualTo("10.1.2.3");
        assertThat(addresses.of("11.1.2.3", Optional.of("1.2.3.4"))).isEqualTo("11.1.2.3");
    }
}
