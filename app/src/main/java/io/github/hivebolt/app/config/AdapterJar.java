package io.github.hivebolt.app.config;

import io.github.hivebolt.ports.spi.PortVersion;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A jar in {@code hivebolt.adapters-dir}, with a class loader of its own so that jars cannot disturb each other.
 *
 * @param file the jar
 * @param loader sees the jar and the ports; absent where the jar is refused
 * @param refusal one sentence that says why none of its classes may be loaded
 */
record AdapterJar(Path file, Optional<URLClassLoader> loader, Optional<String> refusal) {
    /**
     * Looks at the manifest before anything else: a class that was built for other ports fails in the middle of its work.
     */
    static AdapterJar open(Path file, ClassLoader parent) {
        try (JarFile jar = new JarFile(file.toFile())) {
            Optional<String> refusal = objectionTo(Optional.ofNullable(jar.getManifest()));
            if (refusal.isPresent()) {
                return refused(file, refusal.get());
            }
            URL[] urls = {file.toUri().toURL()};
            URLClassLoader loader = new URLClassLoader("hivebolt-adapter " + file.getFileName(), urls, parent);
            return new AdapterJar(file, Optional.of(loader), Optional.empty());
        } catch (IOException | SecurityException unreadable) {
            return refused(file, "it is no jar that can be read; copy it anew, and let this process read it");
        }
    }

    private static Optional<String> objectionTo(Optional<Manifest> manifest) {
        Optional<String> version = manifest.map(Manifest::getMainAttributes)
                .flatMap(main -> Optional.ofNullable(main.getValue(PortVersion.MANIFEST_ATTRIBUTE)))
                .map(String::strip);
        if (version.isEmpty()) {
            return Optional.of("its manifest does not say which version of the ports it was built for; build it with "
                    + PortVersion.MANIFEST_ATTRIBUTE + ": " + PortVersion.CURRENT
                    + " (docs/guide/write-an-adapter.md)");
        }
        return version.get().equals(Integer.toString(PortVersion.CURRENT))
                ? Optional.empty()
                : Optional.of("it was built for version " + printable(version.get())
                        + " of the ports and this gateway has version " + PortVersion.CURRENT
                        + "; get the adapter for this version, or build it anew against this gateway's ports");
    }

    private static String printable(String text) {
        return text.matches("[0-9A-Za-z.-]{1,20}") ? text : "(unreadable)";
    }

    private static AdapterJar refused(Path file, String why) {
        return new AdapterJar(file, Optional.empty(), Optional.of(why));
    }

    String name() {
        return String.valueOf(file.getFileName());
    }
}
