package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;

/**
 * Our Lightning node, as it was pinned at first contact.
 *
 * @param id its public key
 * @param network its network
 */
public record KnownNode(NodeId id, LightningNetwork network) {}
