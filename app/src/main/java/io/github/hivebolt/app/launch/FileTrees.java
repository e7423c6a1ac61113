package io.github.hivebolt.app.launch;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes and deletes folders. */
final class FileTrees {
    private FileTrees() {}

    /** Deletes what can be deleted; what is left over does no harm, because nobody reads a half-deleted folder. */
    static void delete(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (var files = Files.walk(root)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stillInUse) {
            System.err.println("hivebolt: could not delete " + root + ": " + stillInUse.getMessage());
        }
    }

    /** Makes a folder that only its owner may enter, where the file system can say so. One that exists stays as it is. */
    static void createPrivately(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            return;
        }
        Path parent = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        Files.createDirectories(parent);
        try {
            if (Files.getFileStore(parent).supportsFileAttributeView("posix")) {
                Files.createDirectory(
                        absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(absolute);
            }
        } catch (FileAlreadyExistsException anotherProcessWasFirst) {
            Files.createDirectories(absolute);
        }
    }
}
