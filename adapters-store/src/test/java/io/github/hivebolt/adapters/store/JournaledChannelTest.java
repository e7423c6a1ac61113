package io.github.hivebolt.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournaledChannelTest {
    private static final int RUNS = 5;
    private static final int STEPS = 150;
    private static final int HEADER_BYTES = 2 * FileMark.BLOCK_BYTES;
    private static final int MAX_FILE = 40_000;
    private static final int ONE_CUT_IN = 12;
    private static final long SHORT_JOURNAL = 20_000;
    private static final String NAME = "x.mv.db";

    /** What was on disk when the power went out, and what may be found in the file afterwards. */
    private static final class Cut {
        private final Map<String, byte[]> disk;
        private final List<byte[]> permitted;

        Cut(Map<String, byte[]> disk, List<byte[]> permitted) {
            this.disk = disk;
            this.permitted = permitted;
        }
    }

    @TempDir
    Path folder;

    private final List<Cut> cuts = new ArrayList<>();
    private byte[] content = new byte[0];
    private byte[] forced = content;
    private byte[] beingForced = content;

    @BeforeEach
    void register() {
        PowerCutFileSystem.register();
        JournaledFileSystem.register();
    }

    @AfterEach
    void forget() {
        PowerCutFileSystem.forget();
    }

    /** Also when the power goes out again while the first power cut is being recovered from. */
    @ParameterizedTest
    @EnumSource
    void afterAnyPowerCut_theFileIsExactlyAsAtAForce(PowerCutFileSystem.Luck luck) throws IOException {
        int seen = 0;
        for (int run = 0; run < RUNS; run++) {
            PowerCutFileSystem.forceInAnInstant();
            Random random = new Random(run);
            cuts.clear();
            useFile(folder.resolve(luck + "-" + run), luck, random);
            int number = 0;
            for (Cut cut : List.copyOf(cuts)) {
                Path after = folder.resolve(luck + "-" + run + "-" + number++);
                PowerCutFileSystem.Disk.put(cut.disk, after);
                cuts.clear();
                assertPermitted(cut, recovered(after, cut.permitted, luck, random));
                for (Cut again : cuts) {
                    Path twice = folder.resolve(luck + "-" + run + "-" + number++);
                    PowerCutFileSystem.Disk.put(again.disk, twice);
                    assertPermitted(again, recovered(twice));
                    seen++;
                }
            }
            PowerCutFileSystem.forget();
        }
        assertThat(seen).isGreaterThan(RUNS);
    }

    private static void assertPermitted(Cut cut, byte[] found) {
        assertThat(cut.permitted.stream().anyMatch(permitted -> equalButForTheMark(permitted, found)))
                .isTrue();
    }

    private static boolean equalButForTheMark(byte[] one, byte[] other) {
        return Arrays.equals(withoutMark(one), withoutMark(other));
    }

    private static byte[] withoutMark(byte[] file) {
        byte[] without = file.clone();
        if (without.length >= FileMark.BLOCK_BYTES) {
            Arrays.fill(without, FileMark.BLOCK_BYTES - 16, FileMark.BLOCK_BYTES, (byte) 0);
        }
        return without;
    }

    private void useFile(Path where, PowerCutFileSystem.Luck luck, Random random) throws IOException {
        Files.createDirectories(where);
        content = new byte[0];
        try (FileChannel file = open("powercut:async:", where)) {
            write(file, random, 0, HEADER_BYTES);
        }
        forced = content;
        beingForced = content;
        for (int opening = 0; opening < 2; opening++) {
            try (FileChannel file = open("powercut:async:", where)) {
                PowerCutFileSystem.Disk disk = PowerCutFileSystem.diskOf(where);
                disk.beforeOperation(() -> {
                    if (random.nextInt(ONE_CUT_IN) == 0) {
                        cuts.add(new Cut(disk.afterPowerCut(luck, random), List.of(forced, beingForced)));
                    }
                });
                for (int i = 0; i < STEPS; i++) {
                    step(file, random);
                }
                beingForced = content;
            }
            forced = content;
        }
    }

    private void step(FileChannel file, Random random) throws IOException {
        switch (random.nextInt(8)) {
            case 0 -> {
                int size = HEADER_BYTES + random.nextInt(MAX_FILE);
                file.truncate(size);
                content = size < content.length ? Arrays.copyOf(content, size) : content;
            }
            case 1, 2 -> {
                beingForced = content;
                file.force(true);
                forced = content;
            }
            case 3 -> write(file, random, 0, HEADER_BYTES);
            default -> write(file, random, random.nextInt(MAX_FILE), 1 + random.nextInt(FileMark.BLOCK_BYTES));
        }
        assertThat(file.size()).isEqualTo(content.length);
        if (random.nextInt(10) == 0) {
            assertThat(equalButForTheMark(readAll(file), content)).isTrue();
        }
    }

    private void write(FileChannel file, Random random, int position, int length) throws IOException {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        file.write(ByteBuffer.wrap(bytes), position);
        content = Arrays.copyOf(content, Math.max(content.length, position + length));
        System.arraycopy(bytes, 0, content, position, length);
    }

    private static byte[] readAll(FileChannel file) throws IOException {
        ByteBuffer all = ByteBuffer.allocate((int) file.size());
        while (all.hasRemaining() && file.read(all, all.position()) > 0) {
            // A read may be short.
        }
        assertThat(all.hasRemaining()).isFalse();
        return all.array();
    }

    private static FileChannel open(String fileSystem, Path where) throws IOException {
        FilePath path = FilePath.get(fileSystem + where.resolve(NAME));
        FileChannel file = new JournaledChannel(path.open("rw"), FilePath.get(path + ".journal"), SHORT_JOURNAL);
        assertThat(file.tryLock()).isNotNull();
        return file;
    }

    private static byte[] recovered(Path where) throws IOException {
        try (FileChannel file = open("powercut:async:", where)) {
            return readAll(file);
        }
    }

    private byte[] recovered(Path where, List<byte[]> permitted, PowerCutFileSystem.Luck luck, Random random)
            throws IOException {
        FilePath path = FilePath.get("powercut:async:" + where.resolve(NAME));
        FileChannel base = path.open("rw");
        PowerCutFileSystem.Disk disk = PowerCutFileSystem.diskOf(where);
        disk.beforeOperation(() -> {
            if (random.nextInt(4) == 0) {
                cuts.add(new Cut(disk.afterPowerCut(luck, random), permitted));
            }
        });
        FilePath journal = FilePath.get(path + ".journal");
        try (FileChannel known = journal.open("rw");
                FileChannel file = new JournaledChannel(base, journal, SHORT_JOURNAL)) {
            assertThat(known.isOpen()).isTrue();
            assertThat(file.tryLock()).isNotNull();
            return readAll(file);
        }
    }

    @Test
    void journalOfAnotherFile_isPutAside() throws IOException {
        Path running = folder.resolve("running");
        Files.createDirectories(running);
        Path backup = folder.resolve("backup");
        Path crashed = folder.resolve("crashed");
        Files.createDirectories(crashed);
        try (FileChannel file = open("async:", running)) {
            write(file, new Random(1), 0, MAX_FILE);
            file.force(true);
        }
        Files.copy(running.resolve(NAME), backup);
        try (FileChannel file = open("async:", running)) {
            write(file, new Random(2), 5_000, 5_000);
            file.force(true);
            Files.copy(running.resolve(NAME + ".journal"), crashed.resolve(NAME + ".journal"));
        }
        Files.copy(backup, crashed.resolve(NAME));

        byte[] found = recovered(crashed);

        assertThat(equalButForTheMark(found, Files.readAllBytes(backup))).isTrue();
        assertThat(crashed.resolve(NAME + ".journal.ignored")).isNotEmptyFile();
    }

    @Test
    void journalWithoutItsFile_bringsNothingBack() throws IOException {
        Path running = folder.resolve("running");
        Files.createDirectories(running);
        Path crashed = folder.resolve("crashed");
        Files.createDirectories(crashed);
        try (FileChannel file = open("async:", running)) {
            write(file, new Random(1), 0, MAX_FILE);
            file.force(true);
            write(file, new Random(2), 5_000, 5_000);
            file.force(true);
            Files.copy(running.resolve(NAME + ".journal"), crashed.resolve(NAME + ".journal"));
        }
        assertThat(recovered(crashed)).isEmpty();
    }

    @Test
    void closedInOrder_leavesNoJournal() throws IOException {
        Files.createDirectories(folder.resolve("x"));
        try (FileChannel file = open("async:", folder.resolve("x"))) {
            write(file, new Random(1), 0, MAX_FILE);
        }
        assertThat(folder.resolve("x").toFile().list()).containsExactly(NAME);
        assertThat(Files.readAllBytes(folder.resolve("x").resolve(NAME))).isEqualTo(content);
    }

    @Test
    void whatMayNotBeWritten_isRefusedWhileAJournalIsThere() throws IOException {
        Files.write(folder.resolve(NAME), new byte[1]);
        Files.write(folder.resolve(NAME + ".journal"), new byte[1]);
        FilePath path = FilePath.get("journaled:async:" + folder.resolve(NAME));
        assertThatThrownBy(() -> path.open("r"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not closed in order");
    }
}
