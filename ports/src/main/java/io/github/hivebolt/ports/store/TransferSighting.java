package io.github.hivebolt.ports.store;

import io.github.hivebolt.domain.hive.ChainTransfer;

/**
 * A transfer from or to the gateway that one host reported in an irreversible block.
 *
 * @param transfer what was reported
 * @param servedBy the host
 * @param state what was made of it
 */
public record TransferSighting(ChainTransfer transfer, String servedBy, State state) {
    /** What was made of a sighting. */
    public enum State {
        /** One host's word, nothing booked. */
        SEEN,
        /** A host objected; nothing is booked; it counts for nothing until enough hosts agree. */
        DISPUTED,
        /** Enough hosts agree, and it is in the books. */
        BOOKED
    }

    /**
     * The same sighting, disputed.
     *
     * @return it in state disputed
     */
    public TransferSighting disputed() {
        return new TransferSighting(transfer, servedBy, State.DISPUTED);
    }

    /**
     * The same sighting, booked.
     *
     * @return it in state booked
     */
    public TransferSighting booked() {
        return new TransferSighting(transfer, servedBy, State.BOOKED);
    }
}
