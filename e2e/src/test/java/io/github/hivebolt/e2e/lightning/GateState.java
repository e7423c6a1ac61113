package io.github.hivebolt.e2e.lightning;

/** What a gate does with bytes, and the place where connections wait while it hangs. */
final class GateState {
    enum Kind {
        OPEN,
        HANGING,
        CUT
    }

    private Kind kind = Kind.OPEN;

    synchronized void set(Kind next) {
        kind = next;
        notifyAll();
    }

    synchronized boolean isCut() {
        return kind == Kind.CUT;
    }

    /** Returns once the gate does not hang; true if it is open. */
    synchronized boolean awaitPassage() throws InterruptedException {
        while (kind == Kind.HANGING) {
            wait();
        }
        return kind == Kind.OPEN;
    }
}
