package io.github.hivebolt.devnet.story;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Tells the story in a terminal and remembers every promise that was not kept. Not thread-safe. */
final class Narrator {
    private static final long LOOK_EVERY_MILLIS = 200;

    private final PrintStream out;
    private final List<String> broken = new ArrayList<>();
    private int kept;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        out.println();
        out.println(title);
    }

    void line(String text) {
        out.println("   " + text);
    }

    void promise(String promise, boolean isKept) {
        out.println((isKept ? " ✓ " : " ✗ ") + promise);
        out.flush();
        if (isKept) {
            kept++;
        } else {
            broken.add(promise);
        }
    }

    /** A promise that may take a while. */
    void promise(String promise, Duration within, BooleanSupplier condition) {
        promise(promise, await(within, condition));
    }

    /** The same, broken with the last trouble that stood against it; blank is none. */
    void promise(String promise, Duration within, Supplier<String> trouble) {
        String[] last = {""};
        boolean isKept = await(within, () -> {
            last[0] = trouble.get();
            return last[0].isBlank();
        });
        promise(isKept ? promise : promise + " (" + last[0] + ")", isKept);
    }

    /** Waits for something without which the story cannot go on. */
    void need(String what, Duration within, BooleanSupplier condition) {
        if (!await(within, condition)) {
            throw new StoryException(what + " did not happen within " + within.toSeconds() + " s");
        }
    }

    static boolean await(Duration within, BooleanSupplier condition) {
        long looks = within.toMillis() / LOOK_EVERY_MILLIS;
        for (long look = 0; look <= looks; look++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            pause(LOOK_EVERY_MILLIS);
        }
        return false;
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoryException("interrupted", interrupted);
        }
    }

    int kept() {
        return kept;
    }

    List<String> broken() {
        return List.copyOf(broken);
    }
}
