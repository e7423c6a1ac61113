package io.github.hivebolt.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Looks at the project's own files as text. */
class TidyTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", "."), "..").normalize();
    private static final Path SAMPLE = Path.of("Sample.java");

    private static List<Path> modules() throws IOException {
        try (Stream<Path> children = Files.list(PROJECT)) {
            return children.filter(child -> Files.exists(child.resolve("pom.xml")))
                    .toList();
        }
    }

    private static List<Path> filesUnder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> javaFiles(String folder) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path module : modules()) {
            found.addAll(filesUnder(module.resolve(folder)));
        }
        return found.stream().filter(file -> file.toString().endsWith(".java")).toList();
    }

    @Test
    void everyFile_isTidy() throws IOException {
        List<Path> files = new ArrayList<>(javaFiles("src"));
        for (Path module : modules()) {
            files.add(module.resolve("pom.xml"));
        }
        assertThat(files).hasSizeGreaterThan(300);
        assertThat(files.stream().flatMap(file -> Tidiness.faults(file, read(file)).stream()))
                .isEmpty();
    }

    @Test
    void everyPackageOfMainCode_isNullMarked() throws IOException {
        Set<Path> packages =
                javaFiles("src/main/java").stream().map(Path::getParent).collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages).hasSizeGreaterThan(20);
        assertThat(packages.stream().filter(folder -> !isNullMarked(folder))).isEmpty();
    }

    private static boolean isNullMarked(Path folder) {
        Path info = folder.resolve("package-info.java");
        return Files.exists(info) && read(info).contains("@NullMarked");
    }

    @Test
    void eachFault_isFound() {
        assertThat(Tidiness.faults(SAMPLE, "// TO" + "DO later\n")).containsExactly("Sample.java:1 is unfinished");
        assertThat(Tidiness.faults(SAMPLE, "// FIX" + "ME\n")).hasSize(1);
        assertThat(Tidiness.faults(SAMPLE, "@Dis" + "abled\n")).containsExactly("Sample.java:1 switches a test off");
        assertThat(Tidiness.faults(SAMPLE, "\n\tint a;\n")).containsExactly("Sample.java:2 has a tab");
        assertThat(Tidiness.faults(SAMPLE, "a".repeat(121))).hasSize(1);
        assertThat(Tidiness.faults(SAMPLE, "// " + "a".repeat(157))).isEmpty();
        assertThat(Tidiness.faults(SAMPLE, "// " + "a".repeat(158))).hasSize(1);
        assertThat(Tidiness.faults(SAMPLE, "import org.mock" + "ito.Mock;")).hasSize(1);
        assertThat(Tidiness.faults(SAMPLE, "a".repeat(120) + "\nint todo = 1; // the disabled one\n"))
                .isEmpty();
    }

    @Test
    void aMethodOfMoreThanSixtyLines_isFound_andOneOfSixtyIsNot() {
        assertThat(Tidiness.faults(SAMPLE, method("void go(int a) throws X", 60)))
                .isEmpty();
        for (String head : List.of(
                "void go(int a)",
                "Sample()",
                "@Test\n    public <T> T go(\n            @A(\"}\") T t)\n            throws X, Y",
                "static int go()")) {
            assertThat(Tidiness.faults(SAMPLE, method(head, 61))).as(head).hasSize(1);
        }
    }

    @Test
    void whatIsNoMethod_mayBeLonger() {
        for (String head :
                List.of("record Point(int x)", "static class Inner", "enum Many", "static", "Runnable r = () ->")) {
            assertThat(Tidiness.faults(SAMPLE, method(head, 61))).as(head).isEmpty();
        }
        String table = "class Sample {\nList<X> all() {\nreturn List.of(" + "\nx(),".repeat(70) + "\nx());\n}\n}\n";
        assertThat(Tidiness.faults(SAMPLE, table)).isEmpty();
    }

    /** A class with one block of so many lines, and braces in comments and literals to stumble over. */
    private static String method(String head, int lines) {
        return "final class Sample {\n    " + head + " {\n" + "        use('{', \"{\\\"{\"); // {\n".repeat(lines - 2)
                + "    }\n/* { */}\n";
    }
}
