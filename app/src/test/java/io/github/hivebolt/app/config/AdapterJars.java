package io.github.hivebolt.app.config;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Builds jars of adapters as an outsider would, with the compiler of this JDK. */
final class AdapterJars {
    static final String RATES_SERVICE = "META-INF/services/io.github.hivebolt.ports.spi.RateSourceProvider";

    private final Path folder;

    AdapterJars(Path folder) {
        this.folder = folder;
    }

    /** A rate source that declares a required secret and an optional key. */
    void rateSource(String jar, String name, Optional<String> version) throws IOException {
        rateSource(jar, name, version, "rates." + name + ".");
    }

    void rateSource(String jar, String name, Optional<String> version, String prefix) throws IOException {
        String type = "Source" + name.replace("-", "");
        String code = """
            package example;
            import io.github.hivebolt.ports.RateSource;
            import io.github.hivebolt.ports.spi.*;
            import java.util.List;
            public final class %s implements RateSourceProvider {
                public String name() { return "%s"; }
                public List<AdapterKey> keys() {
                    return List.of(
                            AdapterKey.secret("%stoken", "a token"), AdapterKey.optional("%sdepth", "a number"));
                }
                public RateSource open(AdapterSettings settings, AdapterContext context) {
                    throw new NoSuchMethodError("io.github.hivebolt.ports.Gone.method()V");
                }
            }
            """.formatted(type, name, prefix, prefix);
        Path classes = compile(type, code);
        try (Stream<Path> compiled = Files.walk(classes)) {
            Map<String, byte[]> content = new java.util.TreeMap<>();
            content.put(RATES_SERVICE, ("example." + type + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (Path file : compiled.filter(Files::isRegularFile).toList()) {
                content.put(classes.relativize(file).toString(), Files.readAllBytes(file));
            }
            jar(jar, version, content);
        }
    }

    void jar(String jar, Optional<String> version, Map<String, byte[]> content) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        version.ifPresent(text -> manifest.getMainAttributes().putValue("Hivebolt-Port-Version", text));
        try (OutputStream file = Files.newOutputStream(folder.resolve(jar));
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Map.Entry<String, byte[]> entry : content.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
    }

    private Path compile(String type, String code) throws IOException {
        Path sources = Files.createDirectories(folder.resolveSibling("sources-" + type + "/example"));
        Path classes = Files.createDirectories(folder.resolveSibling("classes-" + type));
        Path source = Files.writeString(sources.resolve(type + ".java"), code);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int failed = compiler.run(
                null,
                null,
                null,
                List.of(
                                "-proc:none",
                                "--release",
                                "21",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                classes.toString(),
                                source.toString())
                        .toArray(new String[0]));
        if (failed != 0) {
            throw new AssertionError("the example does not compile");
        }
        return classes;
    }
}
