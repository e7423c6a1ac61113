package io.github.hivebolt.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateTest {
    private static Rate hive(String satsPerUnit) {
        return new Rate(HiveAsset.HIVE, new BigDecimal(satsPerUnit));
    }

    @Test
    void aCharge_isRoundedUpToTheNextThousandth() {
        assertThat(hive("200").costRoundedUp(new Msat(2_000)).milli()).isEqualTo(10);
        assertThat(hive("200").costRoundedUp(new Msat(2_001)).milli()).isEqualTo(11);
        assertThat(hive("200").costRoundedUp(new Msat(1)).milli()).isEqualTo(1);
        assertThat(hive("200").costRoundedUp(Msat.ZERO).milli()).isZero();
        assertThat(hive("3").costRoundedUp(new Msat(10)).milli()).isEqualTo(4);
    }

    @Test
    void whatIsPaidOut_isRoundedDownToTheLastThousandth() {
        assertThat(hive("200").valueRoundedDown(new Msat(1_999)).milli()).isEqualTo(9);
        assertThat(hive("200").valueRoundedDown(new Msat(2_000)).milli()).isEqualTo(10);
        assertThat(hive("3").valueRoundedDown(new Msat(11)).milli()).isEqualTo(3);
    }

    @Test
    void worth_isRoundedDownToTheLastMillisatoshi() {
        HiveAmount three = new HiveAmount(3, HiveAsset.HIVE);
        assertThat(hive("0.5").worthRoundedDown(three)).isEqualTo(new Msat(1));
        assertThat(hive("201.9").worthRoundedDown(three)).isEqualTo(new Msat(605));
        assertThat(hive("0.000000000001").worthRoundedDown(three)).isEqualTo(Msat.ZERO);
    }

    @Test
    void theOtherAsset_hasNoWorthAtThisRate() {
        HiveAmount hbd = new HiveAmount(3, HiveAsset.HBD);
        assertThatIllegalArgumentException().isThrownBy(() -> hive("200").worthRoundedDown(hbd));
    }

    @Test
    void absurdRates_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> hive("0"));
        assertThatIllegalArgumentException().isThrownBy(() -> hive("-200"));
        assertThatIllegalArgumentException().isThrownBy(() -> hive("1000000000001"));
        assertThatIllegalArgumentException().isThrownBy(() -> hive("1.0000000000001"));
        assertThatIllegalArgumentException().isThrownBy(() -> hive("1e1000000000"));
        assertThat(hive("1000000000000").satsPerUnit()).isEqualByComparingTo("1e12");
        assertThat(hive("0.000000000001").satsPerUnit().scale()).isEqualTo(Rate.MAX_SCALE);
    }

    @Test
    void whatIsKept_isAlwaysWorthTheCharge_andOneThousandthLessIsNot() {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            Rate rate =
                    new Rate(HiveAsset.HIVE, BigDecimal.valueOf(random.nextLong(1, 900_000_000), random.nextInt(7)));
            Msat charge = new Msat(random.nextLong(1, 200_000_000));
            HiveAmount cost = rate.costRoundedUp(charge);
            assertThat(rate.worthRoundedDown(cost)).as("seed %d", seed).isGreaterThanOrEqualTo(charge);
            HiveAmount less = cost.minus(new HiveAmount(1, HiveAsset.HIVE));
            assertThat(rate.satsPerUnit().multiply(BigDecimal.valueOf(less.milli())))
                    .as("seed %d", seed)
                    .isLessThan(BigDecimal.valueOf(charge.value()));
            HiveAmount value = rate.valueRoundedDown(charge);
            assertThat(rate.worthRoundedDown(value)).as("seed %d", seed).isLessThanOrEqualTo(charge);
        }
    }
}
