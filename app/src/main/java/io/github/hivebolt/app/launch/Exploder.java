package io.github.hivebolt.app.launch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * Lays {@code hivebolt.jar} out as a folder that may be read-only at run time: a thin {@code hivebolt.jar}, the server's
 * libraries as ordinary jars beside it, and the application unpacked. The JVM then loads the server from its own class
 * path, starts faster, and can use an ahead-of-time cache; the container image is made this way.
 */
final class Exploder {
    /** The attribute of a thin jar's manifest that names the folder with the unpacked application. */
    static final Attributes.Name BUNDLE_FOLDER = new Attributes.Name("Hivebolt-Bundle");

    private static final String BUNDLE = "bundle";
    private static final String LIBRARIES = "runtime";

    private Exploder() {}

    /**
     * Lays the jar out.
     *
     * @param target a folder that is empty or does not exist
     * @throws LaunchException if it is not empty or cannot be written
     */
    static void explode(Path jar, Path target) {
        try (JarFile source = new JarFile(jar.toFile())) {
            requireEmpty(target);
            List<JarEntry> entries =
                    source.stream().filter(entry -> !entry.isDirectory()).toList();
            Bundle.copyTo(target.resolve(BUNDLE), source);
            for (JarEntry entry : entries) {
                if (isLibrary(entry)) {
                    Path library = target.resolve(LIBRARIES).resolve(fileName(entry));
                    Files.createDirectories(library.getParent());
                    try (InputStream content = source.getInputStream(entry)) {
                        Files.copy(content, library);
                    }
                }
            }
            writeThinJar(source, entries, target.resolve("hivebolt.jar"));
        } catch (IOException broken) {
            throw new LaunchException("cannot lay the application out in " + target + ": " + broken, broken);
        }
    }

    private static void requireEmpty(Path target) throws IOException {
        Files.createDirectories(target);
        try (var files = Files.list(target)) {
            if (files.findAny().isPresent()) {
                throw new LaunchException("the folder " + target + " is not empty; name a new one");
            }
        }
    }

    private static void writeThinJar(JarFile source, List<JarEntry> entries, Path file) throws IOException {
        Manifest manifest = new Manifest(source.getManifest());
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(BUNDLE_FOLDER, BUNDLE);
        attributes.put(
                Attributes.Name.CLASS_PATH,
                entries.stream()
                        .filter(Exploder::isLibrary)
                        .map(entry -> LIBRARIES + "/" + fileName(entry))
                        .sorted()
                        .collect(Collectors.joining(" ")));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                JarOutputStream thin = new JarOutputStream(out)) {
            thin.putNextEntry(sameTime(source.getJarEntry(JarFile.MANIFEST_NAME)));
            manifest.write(thin);
            for (JarEntry entry : entries) {
                if (!isLibrary(entry)
                        && !Bundle.holds(entry)
                        && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    thin.putNextEntry(sameTime(entry));
                    try (InputStream content = source.getInputStream(entry)) {
                        content.transferTo(thin);
                    }
                }
            }
        }
    }

    /** With the time of the original, so that the same jar always gives the same bytes. */
    private static JarEntry sameTime(JarEntry entry) {
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        return copy;
    }

    private static boolean isLibrary(JarEntry entry) {
        return entry.getName().startsWith(Bundle.SERVER_JARS);
    }

    private static String fileName(JarEntry entry) {
        return entry.getName().substring(Bundle.SERVER_JARS.length());
    }
}
