package io.github.hivebolt.simulator;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The engine's remarks about simulated trouble are no news. */
final class QuietLogging {
    // Kept here, because the log manager itself forgets loggers that nobody holds.
    private static final Logger OURS = Logger.getLogger("io.github.hivebolt");

    private QuietLogging() {}

    static void begin() {
        OURS.setLevel(Level.OFF);
    }
}
