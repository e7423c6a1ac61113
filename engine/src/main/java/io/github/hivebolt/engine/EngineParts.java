package io.github.hivebolt.engine;

import java.util.Optional;

/**
 * What an engine has beyond paying.
 *
 * @param histories of chain and node, with which the books are compared
 * @param receiving what is needed to be paid
 */
public record EngineParts(Optional<HistoryPorts> histories, Optional<ReceiveSetup> receiving) {
    /** Nothing but paying. */
    public static final EngineParts NONE = new EngineParts(Optional.empty(), Optional.empty());

    /**
     * The same with histories.
     *
     * @param added the histories
     * @return a copy
     */
    public EngineParts with(HistoryPorts added) {
        return new EngineParts(Optional.of(added), receiving);
    }

    /**
     * The same with a side that is paid.
     *
     * @param added what it needs
     * @return a copy
     */
    public EngineParts with(ReceiveSetup added) {
        return new EngineParts(histories, Optional.of(added));
    }
}
