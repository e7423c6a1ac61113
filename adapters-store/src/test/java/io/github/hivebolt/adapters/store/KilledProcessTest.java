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

class KilledProcessTest {
    private static final int ENOUGH = 50;

    @TempDir
    Path folder;

    @Test
    void everyAcknowledgedWrite_isThereAfterKill9() throws IOException, InterruptedException {
        int last = killAfter(ENOUGH);
        assertThat(last).isGreaterThanOrEqualTo(ENOUGH);
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
    private int killAfter(int enough) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingChild.class.getName(),
                        folder.toString())
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
