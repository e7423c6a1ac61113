package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.hivebolt.domain.hive.OperationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTest {
    private static final String TRANSACTION = "0123456789abcdef0123456789abcdef01234567";

    @Test
    void theIdOfASendOrder_isThatOfTheOperation_andIsReadBack() {
        OperationId virtual = new OperationId.Virtual(99_000_000, 4_294_967_295L, 3);
        assertThat(OrderId.of(virtual)).hasToString("v99000000-4294967295-3");
        assertThat(OrderId.parse("v99000000-4294967295-3")).contains(OrderId.of(virtual));
        assertThat(new Given().order().id()).hasToString(TRANSACTION + "-0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TRANSACTION + "-0",
                TRANSACTION + "-12",
                "v1-2-3",
                "r01234567",
                "rabcdefghijklmnopqrstuvwxyz012345"
            })
    void ids_areReadBackAsTheyWereWritten(String text) {
        assertThat(OrderId.parse(text).map(OrderId::text)).contains(text);
        assertThat(new OrderId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                TRANSACTION,
                TRANSACTION + "-00",
                "r1234567",
                "R01234567",
                "r0123456_",
                "r" + TRANSACTION,
                "v1-2",
                "..",
                "r01234567\n",
                "r01234567 "
            })
    void otherTexts_areNoIds(String text) {
        assertThat(OrderId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderId(text));
    }
}
