package io.github.hivebolt.devnet.story;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The gateway in a process of its own, so that it can be killed like one. Not thread-safe. */
public final class GatewayProcess implements AutoCloseable {
    private static final long POLITE_SECONDS = 15;

    private final List<String> command;
    private final Map<String, String> settings;
    private final Path log;
    private Optional<Process> running = Optional.empty();

    /**
     * Prepares it; nothing is started.
     *
     * @param command the command line
     * @param settings its environment variables that start with {@code HIVEBOLT_}; those of our own environment are not
     *     passed on
     * @param log where its output goes
     */
    public GatewayProcess(List<String> command, Map<String, String> settings, Path log) {
        this.command = List.copyOf(command);
        this.settings = Map.copyOf(settings);
        this.log = log;
    }

    /** Starts it. */
    public void start() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("HIVEBOLT_"));
        builder.environment().putAll(settings);
        try {
            running = Optional.of(builder.start());
        } catch (IOException failed) {
            throw new StoryException("the gateway does not start: " + failed.getMessage(), failed);
        }
    }

    /** Kills it with SIGKILL and waits until it is gone. */
    public void kill() {
        running.ifPresent(process -> {
            process.destroyForcibly();
            await(process, POLITE_SECONDS);
        });
        running = Optional.empty();
    }

    /**
     * Whether it runs.
     *
     * @return false before the start and after its end
     */
    public boolean isAlive() {
        return running.filter(Process::isAlive).isPresent();
    }

    /**
     * The number by which the operating system knows it.
     *
     * @return its process id
     */
    public long pid() {
        return running.orElseThrow(() -> new StoryException("the gateway does not run"))
                .pid();
    }

    /**
     * What it wrote.
     *
     * @return the log file
     */
    public Path log() {
        return log;
    }

    /** Ends it politely, or by force when it takes long. */
    @Override
    public void close() {
        running.ifPresent(process -> {
            process.destroy();
            if (!await(process, POLITE_SECONDS)) {
                process.destroyForcibly();
            }
        });
        running = Optional.empty();
    }

    private static boolean await(Process process, long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
