package io.github.hivebolt.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.StoreSamples;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledProcessTest {
    private static final int ENOUGH = 50;
    private static final int USUAL_RETENTION_MILLIS = 45_000;
    private static final int SHORT_RETENTION_MILLIS = 100;

    @TempDir
    Path folder;

    @Test
    void everyAcknowledgedWrite_isThereAfterKill9() throws IOException, InterruptedException {
        assertNothingIsLost(ENOUGH, USUAL_RETENTION_MILLIS);
    }

    /** H2 2.5.252 loses the last transactions then: its header points to the chunk before the last. */
    @ParameterizedTest
    @ValueSource(ints = {2 * ENOUGH, 3 * ENOUGH, 4 * ENOUGH})
    void everyAcknowledgedWrite_isThereAfterKill9_whenTheFileReusesItsSpace(int writes)
            throws IOException, InterruptedException {
        assertNothingIsLost(writes, SHORT_RETENTION_MILLIS);
    }

    private void assertNothingIsLost(int writes, int retentionMillis) throws IOException, InterruptedException {
        int last = killAfter(writes, retentionMillis);
        assertThat(last).isGreaterThanOrEqualTo(writes);
        try (OrderStore store = Stores.open(StoreSettings.embedded(folder), new ManualTimeSource(StoreSamples.START))) {
            store.<Boolean>read(view -> {
                for (int number = 0; number <= last; number++) {
                    assertThat(view.fact("fact-" + number)).contains("yes");
                }
                long postings = view.balances().stream()
                        .mapToLong(balance -> Math.max(0, balance.amount()))
                        .sum();
                assertThat(postings / 5).isBetween((long) last + 1, (long) last + 2);
                return true;
            });
        }
    }

    /** The last number that the child said it had written. */
    private int killAfter(int enough, int retentionMillis) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingChild.class.getName(),
                        folder.toString(),
                        Integer.toString(retentionMillis))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int last = -1;
        try (BufferedReader lines = child.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Integer.parseInt(line);
                if (last == enough) {
                    // SIGKILL, in the middle of whatever it is doing; what it said before is read to the end.
                    // By its handle, which leaves the stream open.
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        return last;
    }
}
