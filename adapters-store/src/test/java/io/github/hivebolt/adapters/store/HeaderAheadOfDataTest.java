package io.github.hivebolt.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * H2 writes data, and then a header that points to it. A disk may keep the header and lose the data. H2 then opens an older
 * state than the last one that was forced, once it has begun to use space again.
 */
class HeaderAheadOfDataTest {
    private static final int COMMITS = 300;
    private static final int ONE_CUT_IN = 4;
    private static final int KEYS = 60;
    private static final int MAX_VALUE = 9_000;
    private static final int NUMBER = -1;

    @TempDir
    Path folder;

    @BeforeEach
    void register() {
        PowerCutFileSystem.register();
        JournaledFileSystem.register();
        PowerCutFileSystem.forceInAnInstant();
    }

    @AfterEach
    void forget() {
        PowerCutFileSystem.forget();
    }

    @Test
    void withTheJournal_nothingForcedIsLost() throws IOException {
        assertThat(lossesOn("journaled:powercut:async:")).isZero();
    }

    /** What the journal is for; should it end with another H2, the journal is still needed for torn data. */
    @Test
    void withoutTheJournal_forcedStatesAreLost() throws IOException {
        assertThat(lossesOn("powercut:async:")).isPositive();
    }

    private int lossesOn(String fileSystem) throws IOException {
        Random random = new Random(1);
        Path running = folder.resolve("running");
        int losses = 0;
        try (MVStore store = open(fileSystem, running)) {
            MVMap<Integer, String> map = store.openMap("values");
            for (int number = 1; number <= COMMITS; number++) {
                map.put(random.nextInt(KEYS), "x".repeat(random.nextInt(MAX_VALUE)));
                map.put(NUMBER, Integer.toString(number));
                store.commit();
                if (number % ONE_CUT_IN == 0) {
                    Map<String, byte[]> left = PowerCutFileSystem.diskOf(running)
                            .afterPowerCut(PowerCutFileSystem.Luck.HEADERS_LEFT, random);
                    losses += found(fileSystem, left, folder.resolve("after-" + number)) < number - 1 ? 1 : 0;
                }
                store.sync();
            }
        }
        return losses;
    }

    private static int found(String fileSystem, Map<String, byte[]> files, Path after) throws IOException {
        PowerCutFileSystem.Disk.put(files, after);
        try (MVStore store = open(fileSystem, after)) {
            String number = store.<Integer, String>openMap("values").get(NUMBER);
            return number == null ? 0 : Integer.parseInt(number);
        } catch (MVStoreException unreadable) {
            return 0;
        }
    }

    /** As H2's databases do, but with no time in which old data stays. */
    private static MVStore open(String fileSystem, Path where) throws IOException {
        Files.createDirectories(where);
        MVStore store = new MVStore.Builder()
                .fileName(fileSystem + where.resolve("x.mv.db"))
                .autoCommitDisabled()
                .open();
        store.setVersionsToKeep(0);
        store.setRetentionTime(0);
        return store;
    }
}
