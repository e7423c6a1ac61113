package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Types the documentation's commands, one after the other, and looks whether they do what it says. */
@Timeout(300)
final class DocumentedCommandsIT {
    private static final Set<String> SHELL = Set.of("", "sh", "bash");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static @Nullable DocumentedWorld world;
    private String output = "";

    @BeforeAll
    static void start() throws Exception {
        world = new DocumentedWorld(DocumentedCommandsIT.class);
    }

    @AfterAll
    static void end() {
        if (world != null) {
            world.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyDocumentedCommand_doesWhatThePageSays() {
        return Documentation.blocks().stream()
                .filter(block -> !(BlockMark.parse(block.mark()).orElseThrow() instanceof BlockMark.NotRun))
                .map(block -> dynamicTest(block.place() + " " + block.mark(), () -> tryOut(block)));
    }

    private void tryOut(DocumentedBlock block) throws Exception {
        switch (BlockMark.parse(block.mark()).orElseThrow()) {
            case BlockMark.Run() -> output = run(block);
            case BlockMark.RunUntil(String text) -> output = runUntil(block, text);
            case BlockMark.Shows() ->
                assertThat(Likeness.missingLines(adapted(block), output))
                        .as(output)
                        .isEmpty();
            case BlockMark.ShowsLike() ->
                assertThat(Likeness.missingFields("", JSON.readTree(block.text()), JSON.readTree(output)))
                        .as(output)
                        .isEmpty();
            case BlockMark.Settings() ->
                assertThat(block.text().lines()).allMatch(line -> line.matches("([A-Z0-9_]+=.*|#.*|)"));
            case BlockMark.NotRun(String reason) -> throw new AssertionError("is filtered out: " + reason);
        }
    }

    private String run(DocumentedBlock block) throws IOException {
        CommandRun run;
        if (SHELL.contains(block.language())) {
            run = there().run(adapted(block));
        } else {
            assertThat(block.language()).isEqualTo("js");
            assumeThat(isOnPath("node"))
                    .as("node is not installed, so JavaScript is not tried")
                    .isTrue();
            run = there().runJavaScript(adapted(block));
        }
        assertThat(run.exitCode()).as(adapted(block) + "\n" + run.output()).isZero();
        return run.output();
    }

    private String runUntil(DocumentedBlock block, String text) throws IOException {
        EndedRun run = there().runUntil(adapted(block), text);
        assertThat(run.ended()).as(run.output()).isTrue();
        return run.output();
    }

    private static String adapted(DocumentedBlock block) {
        return there().adapted(block.text());
    }

    private static DocumentedWorld there() {
        if (world == null) {
            throw new IllegalStateException("not started");
        }
        return world;
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }
}
