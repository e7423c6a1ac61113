package io.github.hivebolt.domain.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BlockIdTest {
    private static final BlockId ID = new BlockId("ff000001" + "ab".repeat(16));

    @Test
    void theIdCarriesTheNumber_alsoAboveTwoToThe31() {
        assertThat(ID.number()).isEqualTo(0xff000001L);
    }

    @Test
    void aReferenceWhoseNumberTheIdContradicts_cannotBeBuilt() {
        assertThat(new BlockReference(0xff000001L, ID, Instant.EPOCH).id()).isEqualTo(ID);
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockReference(1, ID, Instant.EPOCH));
    }

    @Test
    void idsOfAnotherFormOrLength_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockId("ab"));
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockId("FF000001" + "ab".repeat(16)));
        assertThatIllegalArgumentException().isThrownBy(() -> new TransactionId("zz".repeat(20)));
    }
}
