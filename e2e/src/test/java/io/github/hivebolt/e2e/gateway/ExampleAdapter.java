package io.github.hivebolt.e2e.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Builds {@code examples/phoenixd} as its own build does: its sources, the ports and nothing else of ours. */
final class ExampleAdapter {
    private static final Path SOURCES = Path.of("..", "examples", "phoenixd", "src");

    private ExampleAdapter() {}

    /** Compiles the adapter. */
    static Path classes(Path folder) {
        return compile(SOURCES.resolve("main/java"), folder.resolve("example-classes"), List.of());
    }

    /** Compiles its tests. */
    static Path testClasses(Path folder, Path classes) {
        return compile(SOURCES.resolve("test/java"), folder.resolve("example-test-classes"), List.of(classes));
    }

    /** Packs the adapter, saying which version of the ports it was built for. */
    static void jar(Path classes, Path jar, String portVersion) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Hivebolt-Port-Version", portVersion);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            pack(classes, out);
            pack(SOURCES.resolve("main/resources"), out);
        } catch (IOException e) {
            throw new UncheckedIOException("the example cannot be packed", e);
        }
    }

    private static void pack(Path root, JarOutputStream out) throws IOException {
        for (Path file : filesIn(root, "")) {
            out.putNextEntry(new JarEntry(root.relativize(file).toString()));
            out.write(Files.readAllBytes(file));
            out.closeEntry();
        }
    }

    private static Path compile(Path sources, Path classes, List<Path> before) {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "--release", "21", "-cp"));
        String ours = System.getProperty("java.class.path", "");
        arguments.add(
                before.stream().map(path -> path + java.io.File.pathSeparator).reduce("", String::concat) + ours);
        arguments.addAll(List.of("-d", classes.toString()));
        filesIn(sources, ".java").forEach(file -> arguments.add(file.toString()));
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
        if (failed != 0) {
            throw new AssertionError("the example does not compile against the ports");
        }
        return classes;
    }

    private static List<Path> filesIn(Path root, String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the example cannot be read", e);
        }
    }
}
