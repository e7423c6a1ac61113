package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.domain.lightning.NodeId;
import java.util.List;

/**
 * The channel as one of its two nodes sees it.
 *
 * @param remote the other node
 * @param active whether it can be used
 * @param capacityMsat all that is in it
 * @param localMsat what this node could spend
 * @param remoteMsat what the other node could spend
 * @param outgoing HTLCs that this node offers
 * @param incoming HTLCs that the other node offers
 * @param sentMsat all that this node ever sent
 * @param receivedMsat all that it ever received
 */
public record ChannelView(
        NodeId remote,
        boolean active,
        long capacityMsat,
        long localMsat,
        long remoteMsat,
        List<Htlc> outgoing,
        List<Htlc> incoming,
        long sentMsat,
        long receivedMsat) {

    /** Keeps copies of the lists. */
    public ChannelView {
        outgoing = List.copyOf(outgoing);
        incoming = List.copyOf(incoming);
    }
}
