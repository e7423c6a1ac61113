package io.github.hivebolt.simulator;

/** The simulated process dies at this very instruction. An Error, so that no code of the engine can go on after it. */
final class ProcessKilledError extends Error {
    private static final long serialVersionUID = 1L;

    ProcessKilledError() {
        super("killed", null, false, false);
    }
}
