package io.github.hivebolt.domain.lightning;

import io.github.hivebolt.domain.money.Msat;

/**
 * How a Lightning node is doing.
 *
 * @param id its public key
 * @param network the network it serves
 * @param syncedToChain whether it has seen the tip of the bitcoin chain
 * @param activeChannels channels that can be used now
 * @param spendable what it can send over active channels, reserve and HTLCs in flight taken off
 * @param receivable what it can receive over active channels
 * @param blockHeight the height of the bitcoin chain that it has seen
 * @param version what it calls itself; hostile text, cut to 100 characters
 */
public record NodeStatus(
        NodeId id,
        LightningNetwork network,
        boolean syncedToChain,
        int activeChannels,
        Msat spendable,
        Msat receivable,
        long blockHeight,
        String version) {}
