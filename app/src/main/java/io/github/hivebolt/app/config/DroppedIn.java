package io.github.hivebolt.app.config;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Adapter jars that the operator put into {@code hivebolt.adapters-dir}. They are trusted code. */
public final class DroppedIn {
    private DroppedIn() {}

    /**
     * A class loader that also sees the jars of a folder. The caller keeps it open as long as the adapters are used.
     *
     * @param folder may be missing
     * @param parent sees the ports
     * @return the parent itself where there are no jars
     * @throws IOException if the folder cannot be read
     */
    public static ClassLoader loader(Path folder, ClassLoader parent) throws IOException {
        List<Path> jars = jars(folder);
        if (jars.isEmpty()) {
            return parent;
        }
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return new URLClassLoader("hivebolt-adapters", urls, parent);
    }

    private static List<Path> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
