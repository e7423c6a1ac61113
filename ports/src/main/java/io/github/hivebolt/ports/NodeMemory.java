package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import java.util.Optional;

/**
 * What we remember of our Lightning node, so that it can prove that it is still the same one with the same memory
 * before "no record" is believed.
 *
 * @param node the node that was pinned at first contact
 * @param lastFinished the latest payment that it told us it settled, or empty while there was none
 * @param requestUnanswered whether a pay request for the payment in question was never answered: a node whose books may
 *     lag behind what it does must then not be believed when they say "failed" or nothing at all
 */
public record NodeMemory(NodeId node, Optional<PaymentHash> lastFinished, boolean requestUnanswered) {
    /**
     * The memory of a node that answered every pay request for the payment, or got none.
     *
     * @param node the node that was pinned at first contact
     * @param lastFinished the latest payment that it told us it settled, or empty while there was none
     */
    public NodeMemory(NodeId node, Optional<PaymentHash> lastFinished) {
        this(node, lastFinished, false);
    }
}
