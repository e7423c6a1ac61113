package io.github.hivebolt.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiveAmountTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.000",
        "0.001, 1, 0.001",
        "12, 12000, 12.000",
        "12.3, 12300, 12.300",
        "12.345, 12345, 12.345",
        "007.5, 7500, 7.500",
        "999999999999999.999, 999999999999999999, 999999999999999.999"
    })
    void decimals_areReadAndWrittenWithThreeDecimals(String text, long milli, String written) {
        HiveAmount amount = HiveAmount.parse(text, HiveAsset.HIVE);
        assertThat(amount.milli()).isEqualTo(milli);
        assertThat(amount.decimal()).isEqualTo(written);
        assertThat(amount).hasToString(written + " HIVE");
        assertThat(HiveAmount.parse(written, HiveAsset.HIVE)).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1.",
                ".1",
                "1.2345",
                "1,5",
                "1e3",
                "1 000",
                "1.000 HIVE",
                "1.000\n",
                "NaN",
                "٣",
                "1000000000000000"
            })
    void whatIsNoDecimalOfAtMostThreeDecimals_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HiveAmount.parse(text, HiveAsset.HBD));
    }

    @Test
    void negativeAmounts_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HiveAmount(-1, HiveAsset.HIVE));
        HiveAmount one = new HiveAmount(1, HiveAsset.HIVE);
        assertThatIllegalArgumentException().isThrownBy(() -> one.minus(new HiveAmount(2, HiveAsset.HIVE)));
    }

    @Test
    void hiveAndHbd_cannotBeAddedOrSubtracted() {
        HiveAmount hive = new HiveAmount(5, HiveAsset.HIVE);
        HiveAmount hbd = new HiveAmount(5, HiveAsset.HBD);
        assertThatIllegalArgumentException().isThrownBy(() -> hive.plus(hbd));
        assertThatIllegalArgumentException().isThrownBy(() -> hive.minus(hbd));
    }

    @Test
    void sums_areExactAndNeverWrap() {
        HiveAmount most = new HiveAmount(Long.MAX_VALUE, HiveAsset.HBD);
        assertThat(most.minus(most)).isEqualTo(HiveAmount.zero(HiveAsset.HBD));
        assertThat(HiveAmount.zero(HiveAsset.HBD).isZero()).isTrue();
        assertThat(most.isZero()).isFalse();
        HiveAmount one = new HiveAmount(1, HiveAsset.HBD);
        assertThat(one.plus(one).milli()).isEqualTo(2);
        assertThatThrownBy(() -> most.plus(one)).isInstanceOf(ArithmeticException.class);
    }
}
