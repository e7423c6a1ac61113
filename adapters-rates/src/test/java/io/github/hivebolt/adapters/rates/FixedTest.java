package io.github.hivebolt.adapters.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.hivebolt.ports.RatePair;
import io.github.hivebolt.ports.RateSource;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.RateSourceContract;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's own prices. */
class FixedTest implements RateSourceContract {
    private final ManualTimeSource time = new ManualTimeSource(Instant.parse("2026-01-02T03:04:05Z"));

    @Override
    public RateSource answering() {
        return Sources.openWell(
                "fixed", Map.of("rates.fixed.hive-sats", "287.5", "rates.fixed.hbd-sats", "1198.25"), time);
    }

    @Override
    public Map<RatePair, BigDecimal> stated() {
        return Map.of(RatePair.HIVE_SATS, new BigDecimal("287.5"), RatePair.HBD_SATS, new BigDecimal("1198.25"));
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public List<RateSource> broken() {
        return List.of();
    }

    @Test
    void oneOfTheTwo_isEnough() throws MalformedSettingException {
        RateSource source = Sources.open("fixed", Map.of("rates.fixed.hbd-sats", "1200"), time);
        assertThat(source.pairs()).containsExactly(RatePair.HBD_SATS);
        assertThat(source.fetch())
                .singleElement()
                .satisfies(leg -> assertThat(leg.price()).isEqualByComparingTo("1200"));
    }

    @Test
    void neither_isMalformed() {
        assertThatExceptionOfType(MalformedSettingException.class)
                .isThrownBy(() -> Sources.open("fixed", Map.of(), time))
                .withMessageContaining("hivebolt.rates.fixed.hive-sats");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "1,5", "NaN", "1e999999999", "0x10", "1_000", "¹"})
    void price_mustBeAPositiveDecimal(String text) {
        assertThatExceptionOfType(MalformedSettingException.class)
                .isThrownBy(() -> Sources.open("fixed", Map.of("rates.fixed.hive-sats", text), time))
                .withMessageContaining("hivebolt.rates.fixed.hive-sats must be a number");
    }
}
