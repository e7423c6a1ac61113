package io.github.hivebolt.app.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The gateway that runs beside a command. The embedded store is open to one process only, which is no fault then. */
final class RunningGateway {
    private RunningGateway() {}

    /**
     * Whether a gateway of this machine runs on a data directory.
     *
     * @param data the data directory
     * @return true if another process holds the lock that every running gateway holds
     */
    static boolean isIn(Path data) {
        Path lockFile = data.resolve("runtime/lock");
        if (!Files.exists(lockFile)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
