package io.github.hivebolt.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Adapter jars that the operator put into {@code hivebolt.adapters-dir}. They are trusted code. */
final class DroppedIn {
    private DroppedIn() {}

    /**
     * The jars of a folder, in the order of their names.
     *
     * @param folder may be missing
     * @param parent sees the ports
     * @throws IOException if the folder cannot be read
     */
    static List<AdapterJar> in(Path folder, ClassLoader parent) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(jar -> AdapterJar.open(jar, parent))
                    .toList();
        }
    }
}
