package io.github.hivebolt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.testkit.FaultMatrix.Call;
import io.github.hivebolt.testkit.FaultMatrix.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultMatrixTest {
    @Test
    void documentation_showsTheTable() throws IOException {
        Path page = Path.of(System.getProperty("basedir", ""), "..", "docs", "fault-matrix.md");
        assertThat(Files.readString(page)).contains(FaultMatrix.markdown());
    }

    /** Design rule 1: only what never left is known not to have been sent. */
    @ParameterizedTest
    @EnumSource
    void payRequestThatLeft_isNeverSaidToBeUnsent(WireFault fault) {
        boolean unsent = FaultMatrix.expected(Call.PAY, fault) == Outcome.NOT_SENT;
        assertThat(unsent).isEqualTo(!fault.requestLeaves());
    }
}
