package io.github.hivebolt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The auditor's arithmetic against figures worked out by hand from the contract. */
class PricesTest {
    private static final BigDecimal RATE = new BigDecimal("300.125");

    @Test
    void feeAndReserve_areRoundedUpToOneMillisatoshi() {
        assertThat(Prices.feeMsat(2_000_000)).isEqualTo(80_000);
        assertThat(Prices.feeMsat(1_000_001)).isEqualTo(65_001);
        assertThat(Prices.reserveMsat(2_000_000)).isEqualTo(20_000);
    }

    @Test
    void whatIsKept_isRoundedUpAndNeverMoreThanWasReceived() {
        // 2,080,000 / 300.125 = 6930.4..., so 6931 are kept.
        assertThat(Prices.changeMilli(10_000, 2_000_000, 0, RATE)).isEqualTo(3_069);
        assertThat(Prices.changeMilli(6_000, 2_000_000, 0, RATE)).isZero();
    }
}
