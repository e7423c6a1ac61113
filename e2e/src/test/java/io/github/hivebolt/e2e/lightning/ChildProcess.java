package io.github.hivebolt.e2e.lightning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * One run of a program started by the tests. Its output goes to a log file, and it never outlives this JVM's orderly
 * end.
 */
final class ChildProcess {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int TAIL_LINES = 8;
    private static final long END_SECONDS = 30;
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ChildProcess::killAll, "kill-child-processes"));
    }

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts a program in a directory; both its output streams are appended to the log file. */
    static ChildProcess launch(String name, Path directory, Path log, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            RUNNING.add(process);
            process.getOutputStream().close();
            return new ChildProcess(name, log, process);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " could not be started", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    int exitValue() {
        return process.exitValue();
    }

    /** Waits for the end of the process; false if it still runs after that time. */
    boolean waitForEnd(Duration limit) {
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                RUNNING.remove(process);
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the end of " + name, e);
        }
    }

    /** Sends SIGKILL and returns once the process is gone. */
    void kill() {
        process.destroyForcibly();
        waitForEnd(Duration.ofSeconds(END_SECONDS));
    }

    /** Sends SIGTERM and returns once the process is gone; one that ignores it for 30 s is killed and reported. */
    void terminate() {
        process.destroy();
        if (!waitForEnd(Duration.ofSeconds(END_SECONDS))) {
            kill();
            throw new IllegalStateException(name + " ignored SIGTERM for " + END_SECONDS + " s and was killed");
        }
    }

    /** Polls the condition until it holds; fails with the end of the log as soon as the process is gone. */
    void await(String what, Duration limit, Callable<Boolean> condition) {
        Awaitility.await(name + " " + what)
                .atMost(limit)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .pollInSameThread()
                .failFast(this::requireAlive)
                .until(condition);
    }

    private void requireAlive() {
        if (!isAlive()) {
            throw new IllegalStateException(name + " ended by itself:\n" + logTail());
        }
    }

    /** The last lines the program wrote. */
    String logTail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(its log " + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    // The JVM has only seconds left and nobody will use the network's files again, so nothing is ended gently here.
    private static void killAll() {
        RUNNING.forEach(Process::destroyForcibly);
    }
}
