package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.engine.Engine;
import io.github.hivebolt.ports.store.OrderStore;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/** Compiles one changed source against the classes that run, in memory. */
final class MutantCompiler {
    private MutantCompiler() {}

    /** The classes of the source, by name. */
    static Map<String, byte[]> compile(String type, String source) {
        JavaCompiler compiler = Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
                .orElseThrow(() -> new IllegalStateException("planted bugs need a JDK; this Java has no compiler"));
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        InMemory files = new InMemory(compiler.getStandardFileManager(problems, null, null));
        List<String> options = List.of("-proc:none", "-nowarn", "-classpath", classPath());
        boolean compiled = compiler.getTask(null, files, problems, options, null, List.of(new Source(type, source)))
                .call();
        if (!compiled) {
            String why = problems.getDiagnostics().stream()
                    .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                    .map(Object::toString)
                    .collect(Collectors.joining("; "));
            throw new IllegalStateException("the planted bug in " + type + " does not compile: " + why);
        }
        return files.classes();
    }

    private static String classPath() {
        return Stream.of(SendOrder.class, OrderStore.class, Engine.class, NullMarked.class)
                .map(MutantCompiler::origin)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("cannot tell where " + type + " comes from", impossible);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String type, String text) {
            super(URI.create("string:///" + type.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Target extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Target(String type) {
            super(URI.create("memory:///" + type.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Target> targets = new HashMap<>();

        InMemory(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return targets.computeIfAbsent(className, Target::new);
        }

        Map<String, byte[]> classes() {
            return targets.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, each -> each.getValue().bytes.toByteArray()));
        }
    }
}
