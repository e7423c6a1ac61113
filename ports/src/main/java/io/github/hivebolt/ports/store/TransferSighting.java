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
        /** Enough hosts agree, and it is in the books. */
        BOOKED
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
