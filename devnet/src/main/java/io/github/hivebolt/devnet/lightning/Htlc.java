package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.domain.lightning.PaymentHash;

/**
 * Money locked in the channel.
 *
 * @param index its number in the channel
 * @param hash what unlocks it
 * @param fromGateway whether the gateway's node offers it
 * @param amountMsat what the payee gets
 * @param feeMsat what is kept on the way
 * @param expiryHeight the block height at which it times out
 */
public record Htlc(long index, PaymentHash hash, boolean fromGateway, long amountMsat, long feeMsat, int expiryHeight) {
    /**
     * What the payer locked.
     *
     * @return amount plus fee
     */
    public long totalMsat() {
        return Math.addExact(amountMsat, feeMsat);
    }
}
