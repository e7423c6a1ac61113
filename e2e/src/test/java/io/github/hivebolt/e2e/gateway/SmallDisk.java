package io.github.hivebolt.e2e.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A disk that can be filled. Where this user may mount one it is a file system of 700 MiB in memory. Where not, it is the
 * disk that is there, and what counts as low is set so that a file of half a GiB makes it low.
 */
final class SmallDisk implements AutoCloseable {
    private static final int MIB = 1 << 20;
    private static final int SIZE_MIB = 700;
    private static final int LEAST_MIB = 200;
    private static final int MARGIN_MIB = 400;
    private static final int WELL_BELOW_MIB = 64;
    private static final long MOUNT_SECONDS = 20;

    private final Path folder;
    private final Thread ending;
    private final boolean mounted;
    private final long leastMib;

    SmallDisk(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            this.mounted = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE_MIB + "m", "tmpfs", folder.toString());
            this.leastMib = mounted ? LEAST_MIB : usableMib() - MARGIN_MIB;
        } catch (IOException e) {
            throw new UncheckedIOException("no disk at " + folder, e);
        }
        System.out.println("small disk: " + (mounted ? "a mounted tmpfs" : "the disk below " + folder));
        this.ending = new Thread(this::unmount, "unmount-small-disk");
        Runtime.getRuntime().addShutdownHook(ending);
    }

    Path folder() {
        return folder;
    }

    /** Less than this is low. */
    long leastMib() {
        return leastMib;
    }

    /** Writes a file until well below what is low. */
    void fill() {
        byte[] block = new byte[MIB];
        try (OutputStream file = Files.newOutputStream(ballast())) {
            for (int i = 0; usableMib() > leastMib - WELL_BELOW_MIB; i++) {
                // Blocks of zeros may take no room.
                block[0] = (byte) i;
                block[MIB / 2] = 1;
                file.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the disk cannot be filled", e);
        }
    }

    void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException("the disk cannot be emptied", e);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    private long usableMib() throws IOException {
        FileStore store = Files.getFileStore(folder);
        return store.getUsableSpace() / MIB;
    }

    private void unmount() {
        if (mounted) {
            run("umount", "-l", folder.toString());
        }
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(MOUNT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a disk was mounted", e);
        }
    }

    @Override
    public void close() {
        free();
        unmount();
        Runtime.getRuntime().removeShutdownHook(ending);
        Workplace.delete(folder);
    }
}
