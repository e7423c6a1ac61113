package io.github.hivebolt.engine;

import io.github.hivebolt.ports.store.WorkItem;

/** Does one kind of work. Thread-safe. */
@FunctionalInterface
interface WorkHandler {
    /**
     * Does it, and ends the claim in the same transaction as its result.
     *
     * @param item claimed by the caller
     */
    void handle(WorkItem item);
}
