package io.github.hivebolt.engine;

import io.github.hivebolt.ports.LightningOffers;
import java.util.Optional;

/**
 * What an engine has beyond paying.
 *
 * @param histories of chain and node, with which the books are compared
 * @param receiving what is needed to be paid
 * @param offers what gets invoices for offers; without it an offer is refused
 */
public record EngineParts(
        Optional<HistoryPorts> histories, Optional<ReceiveSetup> receiving, Optional<LightningOffers> offers) {
    /** Nothing but paying. */
    public static final EngineParts NONE = new EngineParts(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * The same with histories.
     *
     * @param added the histories
     * @return a copy
     */
    public EngineParts with(HistoryPorts added) {
        return new EngineParts(Optional.of(added), receiving, offers);
    }

    /**
     * The same with a side that is paid.
     *
     * @param added what it needs
     * @return a copy
     */
    public EngineParts with(ReceiveSetup added) {
        return new EngineParts(histories, Optional.of(added), offers);
    }

    /**
     * The same with a way to invoices for offers.
     *
     * @param added the way
     * @return a copy
     */
    public EngineParts with(LightningOffers added) {
        return new EngineParts(histories, receiving, Optional.of(added));
    }
}
