package io.github.hivebolt.app.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * The unpacked versions in a cache folder. Every process holds a shared lock on the version that it runs, so that a
 * newer one can delete what nobody runs any more.
 */
final class Versions {
    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{24}");
    private static final String DRAFT = "unpacking-";
    private static final Duration ABANDONED = Duration.ofHours(1);

    /** Reachable until the process ends, because a collected channel gives its lock back. */
    private static final List<FileLock> HELD_LOCKS = new CopyOnWriteArrayList<>();

    private Versions() {}

    /** Keeps others from deleting this version; to be called before looking whether it is there. */
    static void hold(Path cache, String key) throws IOException {
        HELD_LOCKS.add(open(cache, key).lock(0, Long.MAX_VALUE, true));
    }

    static Path draft(Path cache) throws IOException {
        return Files.createTempDirectory(cache, DRAFT);
    }

    /** Deletes versions that no process runs and drafts that a killed process left. */
    static void deleteUnused(Path cache, String key) throws IOException {
        List<Path> all;
        try (var entries = Files.list(cache)) {
            all = entries.filter(Files::isDirectory).toList();
        }
        for (Path folder : all) {
            String name = folder.getFileName().toString();
            if (name.startsWith(DRAFT) && isAbandoned(folder)) {
                FileTrees.delete(folder);
            } else if (VERSION.matcher(name).matches() && !name.equals(key)) {
                deleteUnlessHeld(cache, name);
            }
        }
    }

    private static void deleteUnlessHeld(Path cache, String version) throws IOException {
        try (FileChannel channel = open(cache, version);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                FileTrees.delete(cache.resolve(version));
            }
        }
    }

    private static boolean isAbandoned(Path draft) throws IOException {
        return Files.getLastModifiedTime(draft)
                .toInstant()
                .isBefore(Instant.now().minus(ABANDONED));
    }

    /** The lock file stays: deleting it would let two processes lock two different files of the same name. */
    private static FileChannel open(Path cache, String version) throws IOException {
        return FileChannel.open(
                cache.resolve(version + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }
}
