package io.github.hivebolt.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A body is never read beyond its limit, whatever its header says. */
class BoundedStreamTest {
    private static BoundedStream stream(int bytes) {
        return new BoundedStream(new ByteArrayInputStream(new byte[bytes]), 16);
    }

    @Test
    void bodyUpToTheLimit_isRead() throws IOException {
        assertThat(stream(16).readAllBytes()).hasSize(16);
        assertThat(stream(0).readAllBytes()).isEmpty();
    }

    @Test
    void bodyBeyondTheLimit_is413HoweverItIsRead() {
        Answers.problem(() -> stream(17).readAllBytes(), 413, "BODY_TOO_LARGE");
        Answers.problem(() -> stream(1_000_000).skip(1_000_000), 413, "BODY_TOO_LARGE");
        Answers.problem(() -> drain(stream(17)), 413, "BODY_TOO_LARGE");
    }

    private static void drain(BoundedStream stream) throws IOException {
        int next;
        do {
            next = stream.read();
        } while (next >= 0);
    }
}
