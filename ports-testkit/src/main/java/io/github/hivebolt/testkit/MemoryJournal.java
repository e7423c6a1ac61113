package io.github.hivebolt.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Remembers how to take back what the running transaction changed. Guarded by the store's lock. */
final class MemoryJournal {
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final Deque<Runnable> undoSinceBackup = new ArrayDeque<>();
    private boolean backedUp;
    private final Set<String> locked = new HashSet<>();
    private boolean open;
    private boolean writable;
    private boolean refused;
    private long lastNumber;

    void begin(boolean forWriting) {
        open = true;
        writable = forWriting;
        refused = false;
    }

    /** Ends a transaction and keeps its changes, unless a caller swallowed a refusal. */
    void commit() {
        if (refused) {
            throw new IllegalStateException("a refused change was ignored, so the whole transaction is undone");
        }
        if (backedUp) {
            undo.descendingIterator().forEachRemaining(undoSinceBackup::push);
        }
        undo.clear();
    }

    void markBackup() {
        backedUp = true;
        undoSinceBackup.clear();
    }

    /** Takes everything back that was committed since the backup; it can be restored again. */
    void restoreBackup() {
        if (!backedUp) {
            throw new IllegalStateException("there is no backup");
        }
        while (!undoSinceBackup.isEmpty()) {
            undoSinceBackup.pop().run();
        }
    }

    /** Ends the transaction; whatever was not committed is taken back. */
    void end() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
        locked.clear();
        open = false;
    }

    void requireOpen() {
        if (!open) {
            throw new IllegalStateException("a view or transaction is only valid inside the function it was given to");
        }
    }

    void record(Runnable inverse) {
        requireOpen();
        if (!writable) {
            throw new IllegalStateException("a view cannot write");
        }
        undo.push(inverse);
    }

    /** Marks the transaction as failed, so that nothing of it is kept even if the exception is swallowed. */
    <E extends RuntimeException> E refuse(E exception) {
        refused = true;
        return exception;
    }

    void lock(String name) {
        locked.add(name);
    }

    void requireLocked(String name) {
        if (!locked.contains(name)) {
            throw refuse(new IllegalStateException(name + " must be locked before it is changed"));
        }
    }

    /** A number that is higher than every one before; like a database sequence, it is not taken back. */
    long nextNumber() {
        return ++lastNumber;
    }
}
