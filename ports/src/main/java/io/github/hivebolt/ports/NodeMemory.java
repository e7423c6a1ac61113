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
 */
public record NodeMemory(NodeId node, Optional<PaymentHash> lastFinished) {}
