package io.github.hivebolt.adapters.store;

import java.util.function.Supplier;

/** Makes sure that what was committed is on disk, and whole, before anybody relies on it. Thread-safe. */
interface Durability extends AutoCloseable {
    /** For databases whose commit returns only when it is on disk, and which recover to whole transactions. */
    Durability BY_COMMIT = new Durability() {
        @Override
        public <T> T writing(Supplier<T> transaction) {
            return transaction.get();
        }

        @Override
        public void commitBegins() {}

        @Override
        public void commitEnded() {}

        @Override
        public void awaitWritten() {}

        @Override
        public void awaitSeen() {}

        @Override
        public void close() {}
    };

    /** Runs a transaction that writes, or anything else that must not run beside one. */
    <T> T writing(Supplier<T> transaction);

    /** To be called before a commit. */
    void commitBegins();

    /** To be called after a commit, whatever became of it. */
    void commitEnded();

    /** Returns when every commit that ended before is on disk. */
    void awaitWritten();

    /** Returns when everything that a transaction of the caller can have seen is on disk. */
    void awaitSeen();

    @Override
    void close();
}
