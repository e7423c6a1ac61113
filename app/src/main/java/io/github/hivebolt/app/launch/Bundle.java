package io.github.hivebolt.app.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * The nested application, unpacked once per content: the web application ({@link #webApplication()}), the server's
 * files ({@link #serverFile}) and the jars that only commands need ({@link #toolJars()}). Two processes may open the
 * same bundle at once: each unpacks to a folder of its own and one of them wins the atomic rename.
 */
final class Bundle {
    private static final String NESTED = "HIVEBOLT-INF/";
    static final String SERVER_JARS = "MICRO-INF/runtime/";
    private static final String TOOL_JAR_LIST = NESTED + "tool/server-jars.txt";

    private final Path folder;
    private final boolean laidOut;

    private Bundle(Path folder, boolean laidOut) {
        this.folder = folder;
        this.laidOut = laidOut;
    }

    static Bundle open(Path dataDirectory) {
        try (JarFile jar = new JarFile(ownJar().toFile())) {
            Optional<Path> laidOut = folderBeside(jar);
            if (laidOut.isPresent()) {
                return new Bundle(laidOut.get(), true);
            }
            List<JarEntry> entries = entriesOf(jar);
            Path cache = cacheFolder(dataDirectory);
            String key = key(entries);
            Path target = cache.resolve(key);
            Versions.hold(cache, key);
            if (!Files.isDirectory(target)) {
                unpack(jar, entries, cache, target);
                Versions.deleteUnused(cache, key);
            }
            return new Bundle(target.toAbsolutePath(), false);
        } catch (IOException broken) {
            throw new LaunchException("cannot unpack the application below " + dataDirectory + ": " + broken, broken);
        }
    }

    /** The exploded web application; its name gives the context root {@code /}. */
    Path webApplication() {
        return folder.resolve("ROOT");
    }

    Path serverFile(String name) {
        return folder.resolve("server").resolve(name);
    }

    /** Whether the server's libraries lie on this process's class path instead of inside the jar. */
    boolean isLaidOut() {
        return laidOut;
    }

    /** Jars for commands only: those made for them and those borrowed from the server, which brings them for itself. */
    List<Path> toolJars() throws IOException {
        return jarsOf(folder.resolve("tool"));
    }

    List<Path> webLibraries() throws IOException {
        return jarsOf(webApplication().resolve("WEB-INF/lib"));
    }

    private static List<Path> jarsOf(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** Writes the nested application to a new folder, as it lies in the cache. */
    static void copyTo(Path target, JarFile jar) throws IOException {
        for (JarEntry entry : entriesOf(jar)) {
            copy(jar, entry, target);
        }
    }

    static boolean holds(JarEntry entry) {
        return entry.getName().startsWith(NESTED);
    }

    private static List<JarEntry> entriesOf(JarFile jar) throws IOException {
        Set<String> borrowed = borrowedJars(jar);
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .filter(entry -> holds(entry) || borrowed.contains(entry.getName()))
                .sorted(Comparator.comparing(JarEntry::getName))
                .toList();
    }

    /** Where a thin jar says that its application lies, see {@link Exploder}. */
    private static Optional<Path> folderBeside(JarFile jar) throws IOException {
        return Optional.ofNullable(jar.getManifest())
                .map(manifest -> manifest.getMainAttributes().getValue(Exploder.BUNDLE_FOLDER))
                .map(name -> Path.of(jar.getName()).toAbsolutePath().resolveSibling(name));
    }

    static Path ownJar() {
        try {
            return Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new LaunchException("cannot tell where hivebolt.jar lies: " + impossible.getMessage(), impossible);
        }
    }

    private static Set<String> borrowedJars(JarFile jar) throws IOException {
        try (InputStream list = jar.getInputStream(jar.getJarEntry(TOOL_JAR_LIST))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(SERVER_JARS::concat)
                    .collect(Collectors.toSet());
        }
    }

    private static String key(List<JarEntry> entries) {
        MessageDigest digest = sha256();
        for (JarEntry entry : entries) {
            String line = entry.getName() + ' ' + entry.getSize() + ' ' + entry.getCrc() + '\n';
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 12);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Below the data directory; where that cannot be written, a private folder that is gone after the process. */
    private static Path cacheFolder(Path dataDirectory) throws IOException {
        try {
            FileTrees.createPrivately(dataDirectory);
            return Files.createDirectories(dataDirectory.resolve("cache"));
        } catch (FileSystemException notWritable) {
            // Never a guessable name in a shared folder: somebody else could have put classes there.
            Path folder = Files.createTempDirectory("hivebolt-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileTrees.delete(folder)));
            return folder;
        }
    }

    private static void unpack(JarFile jar, List<JarEntry> entries, Path cache, Path target) throws IOException {
        Path draft = Versions.draft(cache);
        try {
            for (JarEntry entry : entries) {
                copy(jar, entry, draft);
            }
            moveIntoPlace(draft, target);
        } finally {
            FileTrees.delete(draft);
        }
    }

    private static void copy(JarFile jar, JarEntry entry, Path folder) throws IOException {
        Path file = folder.resolve(placeOf(entry.getName())).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("entry " + entry.getName() + " leaves the folder");
        }
        Files.createDirectories(file.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, file);
        }
    }

    private static String placeOf(String entryName) {
        return entryName.startsWith(NESTED)
                ? entryName.substring(NESTED.length())
                : "tool/" + entryName.substring(SERVER_JARS.length());
    }

    private static void moveIntoPlace(Path draft, Path target) throws IOException {
        if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-x---"));
        }
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException taken) {
            if (!Files.isDirectory(target)) {
                throw taken;
            }
        }
    }
}
