package io.github.hivebolt.e2e.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command of the jar that ended by itself.
 *
 * @param exitCode what it returned
 * @param output all that it printed
 */
record CommandRun(int exitCode, String output) {
    private static final long LIMIT_SECONDS = 90;

    static CommandRun of(List<String> command, Map<String, String> environment) {
        return of(command, environment, Path.of(""));
    }

    static CommandRun of(List<String> command, Map<String, String> environment, Path folder) {
        try {
            Path output = Files.createTempFile("hivebolt-command-", ".txt");
            try {
                return of(command, environment, folder, output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the command cannot be run", e);
        }
    }

    private static CommandRun of(List<String> command, Map<String, String> environment, Path folder, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HIVEBOLT_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still running after " + LIMIT_SECONDS + " s:\n" + Files.readString(output));
            }
            return new CommandRun(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a command ran", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
