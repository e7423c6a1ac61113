package io.github.hivebolt.simulator;

/** A promise was broken. An Error, so that no code of the engine can swallow it. */
final class AuditFailure extends Error {
    private static final long serialVersionUID = 1L;

    AuditFailure(String what) {
        super(what);
    }

    static void unless(boolean holds, String what) {
        if (!holds) {
            throw new AuditFailure(what);
        }
    }
}
