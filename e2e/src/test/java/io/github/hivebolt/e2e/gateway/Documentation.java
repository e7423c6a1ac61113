package io.github.hivebolt.e2e.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages whose commands somebody types. */
final class Documentation {
    /** The root of the repository. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Documentation() {}

    /** README, CONTRIBUTING, the guides and the runbook. */
    static List<Path> pages() {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        for (String folder : List.of("docs/guide", "docs/operate")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(pages);
    }

    /** All their blocks, page by page. */
    static List<DocumentedBlock> blocks() {
        List<DocumentedBlock> blocks = new ArrayList<>();
        for (Path page : pages()) {
            try {
                blocks.addAll(DocumentedBlock.of(ROOT, page));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(blocks);
    }
}
