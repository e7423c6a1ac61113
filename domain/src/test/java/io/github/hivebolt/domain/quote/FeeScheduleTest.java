package io.github.hivebolt.domain.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.hivebolt.domain.money.Msat;
import org.junit.jupiter.api.Test;

class FeeScheduleTest {
    @Test
    void theFee_isBasePlusPartsPerMillion() {
        FeeSchedule fee = new FeeSchedule(Msat.ofSats(50), 15_000);
        assertThat(fee.on(Msat.ofSats(2_000))).isEqualTo(Msat.ofSats(80));
        assertThat(fee.on(Msat.ZERO)).isEqualTo(Msat.ofSats(50));
    }

    @Test
    void aBegunMillisatoshi_countsAsWhole() {
        FeeSchedule fee = new FeeSchedule(Msat.ZERO, 1);
        assertThat(fee.on(new Msat(1))).isEqualTo(new Msat(1));
        assertThat(fee.on(new Msat(1_000_000))).isEqualTo(new Msat(1));
        assertThat(fee.on(new Msat(1_000_001))).isEqualTo(new Msat(2));
    }

    @Test
    void theFeeOnAllTheBitcoinThereIs_doesNotOverflow() {
        Msat all = new Msat(Msat.MAX_VALUE);
        assertThat(new FeeSchedule(Msat.ZERO, 1_000_000).on(all)).isEqualTo(all);
        assertThat(new FeeSchedule(Msat.ZERO, 999_999).on(all).value()).isEqualTo(2_099_997_900_000_000_000L);
    }

    @Test
    void lessThanNothingAndMoreThanAll_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FeeSchedule(Msat.ZERO, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FeeSchedule(Msat.ZERO, 1_000_001));
    }
}
