package io.github.hivebolt.devnet;

import io.github.hivebolt.ports.TimeSource;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** What {@code ./hivebolt devnet} runs. */
public final class Devnet {
    private static final int BAD_ARGUMENTS = 2;

    private Devnet() {}

    /**
     * Starts a devnet, prints how to reach it and runs until the process is asked to end.
     *
     * @param args see {@code --help}
     * @param time the time that the devnet lives in
     * @param out where the table goes
     * @return the exit code: 0 after a clean end, 1 if a port is taken, 2 if the arguments make no sense
     */
    public static int run(String[] args, TimeSource time, PrintStream out) {
        DevnetArguments arguments;
        try {
            arguments = DevnetArguments.parse(args);
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            out.println(DevnetArguments.HELP);
            return BAD_ARGUMENTS;
        }
        if (arguments.help()) {
            out.println(DevnetArguments.HELP);
            return 0;
        }
        try (DevnetServer devnet = DevnetServer.start(arguments.options(), time)) {
            out.print(DevnetTable.of(devnet));
            out.flush();
            awaitEnd(devnet);
            return 0;
        } catch (IOException taken) {
            out.println("The devnet cannot start: " + taken.getMessage()
                    + ". Another one may be running; choose other ports (--help) or end it.");
            return 1;
        }
    }

    private static void awaitEnd(DevnetServer devnet) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = Thread.ofPlatform().unstarted(devnet::close);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            ended.await();
        } catch (InterruptedException asked) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
