package io.github.hivebolt.domain.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationIdTest {
    private static final String HEX = "0123456789abcdef0123456789abcdef01234567";

    @Test
    void everyPosition_isReadBackFromItsText() {
        for (long seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            OperationId signed = new OperationId.Signed(
                    new TransactionId(HEX.substring(8) + String.format("%08x", random.nextInt())),
                    random.nextInt(1_000));
            OperationId virtual = new OperationId.Virtual(
                    random.nextLong(1L << 32), random.nextLong(1L << 32), random.nextInt(1_000));
            assertThat(OperationId.parse(signed.text())).as("seed %d", seed).contains(signed);
            assertThat(OperationId.parse(virtual.text())).as("seed %d", seed).contains(virtual);
        }
    }

    @Test
    void theTransactionNumberOfOperationsOutsideTransactions_isReadBack() {
        assertThat(OperationId.parse("v99000000-4294967295-3"))
                .contains(new OperationId.Virtual(99_000_000, 4_294_967_295L, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                HEX,
                HEX + "-",
                HEX + "--1",
                HEX + "-1 ",
                HEX + "-1000000000",
                "V1-2-3",
                "v1-2",
                "v1-2-3-4",
                "v-1-2-3",
                "v12345678901-1-1",
                "0123456789ABCDEF0123456789abcdef01234567-1"
            })
    void otherTexts_areNoPosition(String text) {
        assertThat(OperationId.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {HEX + "-01", HEX + "-00", "v01-2-3", "v1-02-3", "v1-2-03"})
    void leadingZeros_areNoSecondNameOfTheSamePosition(String text) {
        assertThat(OperationId.parse(text)).isEmpty();
    }

    @Test
    void negativePositions_areRefused() {
        TransactionId id = new TransactionId(HEX);
        assertThatIllegalArgumentException().isThrownBy(() -> new OperationId.Signed(id, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OperationId.Virtual(-1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new OperationId.Virtual(0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new OperationId.Virtual(0, 0, -1));
    }
}
