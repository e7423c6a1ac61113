package io.github.hivebolt.e2e.gateway;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that went on until it was ended.
 *
 * @param ended whether it ended after it
 * @param output all that it printed
 */
record EndedRun(boolean ended, String output) {
    // On a machine that may have other work.
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final long END_SECONDS = 20;

    static EndedRun of(List<String> command, Map<String, String> environment, Path folder, String text)
            throws IOException {
        Path output = Files.createTempFile(folder, "output-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HIVEBOLT_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            await(command.getLast() + " prints \"" + text + "\", see " + output)
                    .atMost(START_LIMIT)
                    .failFast("it ended, see " + output, () -> !process.isAlive())
                    .until(() -> Files.readString(output).contains(text));
            // Not SIGINT, which is what Ctrl-C sends: whatever a script starts in the background ignores it.
            Signals.send("TERM", process.pid());
            return new EndedRun(process.waitFor(END_SECONDS, TimeUnit.SECONDS), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a command ran", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
