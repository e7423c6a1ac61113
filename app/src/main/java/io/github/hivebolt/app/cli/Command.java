package io.github.hivebolt.app.cli;

import java.util.List;

/** One command of the runnable jar. A new one is added to the table in {@link Commands}. */
@FunctionalInterface
public interface Command {
    /** Exit code: done, and all is well. */
    int OK = 0;

    /** Exit code: the answer is no, or something went wrong; a sentence says what. */
    int FAILED = 1;

    /** Exit code: the call itself was wrong, or this version has no such command yet. */
    int USAGE = 2;

    /** No exit code: the process goes on, because a server runs in it. */
    int KEEP_RUNNING = -1;

    /**
     * Runs the command.
     *
     * @param args what followed the command's name
     * @param context what the command may use
     * @return one of the exit codes above
     */
    int run(List<String> args, CommandContext context);
}
