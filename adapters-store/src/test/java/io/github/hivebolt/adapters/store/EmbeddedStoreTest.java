package io.github.hivebolt.adapters.store;

import static io.github.hivebolt.testkit.StoreSamples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.ports.store.StoreUnavailableException;
import io.github.hivebolt.testkit.ManualTimeSource;
import io.github.hivebolt.testkit.StoreSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the embedded database has. */
class EmbeddedStoreTest {
    @TempDir
    Path folder;

    private final ManualTimeSource time = new ManualTimeSource(START);

    @Test
    void store_openedAgain_holdsWhatItHeld_andKeepsItsSchema() {
        try (DurableOrderStore store = Stores.open(StoreSettings.embedded(folder), time)) {
            store.write(transaction -> transaction.insertOrder(StoreSamples.order(1), START));
            assertThat(store.describe()).startsWith("H2 2.3.").contains("hivebolt, schema ");
            assertThat(store.durabilityProblem()).isEmpty();
        }
        try (DurableOrderStore store = Stores.open(StoreSettings.embedded(folder), time)) {
            assertThat(store.<Long>read(view -> view.orderCounts().get("received")))
                    .isEqualTo(1);
            assertThat(store.describe()).contains("schema ");
        }
    }

    @Test
    void folderThatCannotBeMade_isReportedPerCall() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        try (DurableOrderStore store = Stores.open(StoreSettings.embedded(file), time)) {
            assertThatThrownBy(() -> store.read(view -> view.counter("x")))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void times_survive_theHourThatHappensTwice() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            try (DurableOrderStore store = Stores.open(StoreSettings.embedded(folder), time)) {
                // 02:30 in Berlin, first in summer time, then in winter time.
                for (String text : new String[] {"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"}) {
                    Instant instant = Instant.parse(text);
                    store.write(transaction ->
                            transaction.insertOrder(StoreSamples.order(instant.hashCode() & 0xfff), instant));
                    assertThat(store.<Instant>read(view -> view.order(StoreSamples.order(instant.hashCode() & 0xfff)
                                            .id())
                                    .orElseThrow()
                                    .createdAt()))
                            .isEqualTo(instant);
                }
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void storeInMemory_isADurabilityProblem() {
        StoreSettings settings = StoreSettings.server("jdbc:h2:mem:x;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "sa", "");
        try (DurableOrderStore store = Stores.open(settings, time)) {
            assertThat(store.durabilityProblem()).isPresent();
        }
    }

    @Test
    void fileWithoutAJournal_isADurabilityProblem() {
        try (DurableOrderStore store = Stores.open(StoreSettings.embeddedIn("async:", folder), time)) {
            assertThat(store.durabilityProblem()).get().asString().contains("jdbc:h2:journaled:async:");
        }
    }

    @Test
    void unknownDatabase_isRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> StoreSettings.server("jdbc:mysql://host/db", "u", "p"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:h2:")
                .hasMessageContaining("jdbc:postgresql:");
    }
}
