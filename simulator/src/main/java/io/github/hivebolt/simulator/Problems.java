package io.github.hivebolt.simulator;

/** Tells of an exception in one line that says where it came from. */
final class Problems {
    private static final int FRAMES = 6;

    private Problems() {}

    static String describe(Throwable problem) {
        StringBuilder text = new StringBuilder(problem.toString());
        StackTraceElement[] frames = problem.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            text.append(i == 0 ? " at " : " < ").append(frames[i]);
        }
        return text.toString();
    }
}
