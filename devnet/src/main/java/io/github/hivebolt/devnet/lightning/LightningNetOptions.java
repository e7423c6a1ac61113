package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.domain.lightning.LightningNetwork;

/**
 * How a Lightning network begins.
 *
 * @param network which network its invoices are of
 * @param gatewayMsat what the gateway's node can spend at first
 * @param merchantMsat what the payee's node can spend at first
 * @param blockHeight the block height at first
 */
public record LightningNetOptions(LightningNetwork network, long gatewayMsat, long merchantMsat, int blockHeight) {
    /**
     * A channel of sixteen million satoshi on a private network.
     *
     * @return the usual options
     */
    public static LightningNetOptions usual() {
        return new LightningNetOptions(LightningNetwork.REGTEST, 12_000_000_000L, 4_000_000_000L, 543);
    }
}
