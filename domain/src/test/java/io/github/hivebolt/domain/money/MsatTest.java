package io.github.hivebolt.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MsatTest {
    @Test
    void allTheBitcoinThereIs_isAnAmount_andOneMsatMoreIsNot() {
        assertThat(new Msat(Msat.MAX_VALUE).floorToSats()).isEqualTo(2_100_000_000_000_000L);
        assertThatIllegalArgumentException().isThrownBy(() -> new Msat(Msat.MAX_VALUE + 1));
    }

    @Test
    void negativeAmounts_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Msat(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Msat(Long.MIN_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> Msat.ofSats(-1));
    }

    @Test
    void satsThatDoNotFit_areRefusedAndNeverWrap() {
        assertThatThrownBy(() -> Msat.ofSats(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        // 2^64 / 1000 + 1: the product would wrap around to a small positive number.
        assertThatThrownBy(() -> Msat.ofSats(18_446_744_073_709_552L)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void sumsAndDifferences_stayWithinTheRange() {
        assertThat(new Msat(1_999).plus(new Msat(1))).isEqualTo(Msat.ofSats(2));
        assertThat(new Msat(2_000).minus(new Msat(2_000))).isEqualTo(Msat.ZERO);
        assertThatIllegalArgumentException().isThrownBy(() -> new Msat(1).minus(new Msat(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Msat(Msat.MAX_VALUE).plus(new Msat(1)));
    }

    @Test
    void wholeSats_areRoundedAsTheNameSays() {
        assertThat(new Msat(1_999).floorToSats()).isEqualTo(1);
        assertThat(new Msat(1_001).ceilToSats()).isEqualTo(2);
        assertThat(new Msat(1_000).floorToSats()).isEqualTo(1);
        assertThat(new Msat(1_000).ceilToSats()).isEqualTo(1);
        assertThat(Msat.ZERO.ceilToSats()).isZero();
    }

    @Test
    void amounts_areOrderedBySize() {
        assertThat(new Msat(2)).isGreaterThan(new Msat(1));
        assertThat(new Msat(2)).isEqualByComparingTo(new Msat(2));
    }
}
