package io.github.hivebolt.app.cli;

import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The commands of the runnable jar. */
public final class Commands {
    /** Exit code of a command that leaves the process running. */
    public static final int KEEP_RUNNING = -1;

    private Commands() {}

    /** Runs a command. */
    public static int run(List<String> args, ToIntFunction<Map<String, String>> server) {
        return server.applyAsInt(Map.of()) == 0 ? KEEP_RUNNING : 1;
    }
}
