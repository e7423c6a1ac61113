package io.github.hivebolt.adapters.store;

import io.github.hivebolt.ports.store.OrderStore;
import java.util.Optional;

/** A store that can say whether it keeps its promise to survive a power cut. */
public interface DurableOrderStore extends OrderStore {
    /**
     * Looks for settings of the database that lose what was committed.
     *
     * @return one sentence that says what is wrong and what to do, or empty if nothing was found
     * @throws io.github.hivebolt.ports.store.StoreUnavailableException if the database does not answer
     */
    Optional<String> durabilityProblem();
}
