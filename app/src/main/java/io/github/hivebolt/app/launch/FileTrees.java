package io.github.hivebolt.app.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Deletes folders. */
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
}
