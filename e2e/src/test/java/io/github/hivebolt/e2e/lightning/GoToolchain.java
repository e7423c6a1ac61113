package io.github.hivebolt.e2e.lightning;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the Go command. */
final class GoToolchain {
    private static final List<String> USUAL_FOLDERS =
            List.of("/usr/local/go/bin", "/usr/lib/go/bin", "/opt/homebrew/bin", "/usr/local/bin");

    private GoToolchain() {}

    /** The Go command of this machine: the PATH first, then the usual install folders. */
    static Optional<Path> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return find(Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), USUAL_FOLDERS.stream())
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList());
    }

    static Optional<Path> find(List<Path> folders) {
        return folders.stream()
                .map(folder -> folder.resolve("go"))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
