package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.domain.lightning.NodeId;
import java.util.Optional;

/**
 * The way of one attempt: straight to the payee, or over one node in between that earns the fee.
 *
 * @param payee where it ends
 * @param router the node in between, where there is one
 * @param amountMsat what arrives
 * @param feeMsat what the node in between keeps
 * @param totalTimeLock the block height at which the first HTLC times out
 * @param finalTimeLock the block height at which the last HTLC times out
 * @param paymentAddress the invoice's payment secret, 64 hexadecimal digits
 */
public record Route(
        NodeId payee,
        Optional<NodeId> router,
        long amountMsat,
        long feeMsat,
        int totalTimeLock,
        int finalTimeLock,
        String paymentAddress) {

    /**
     * What leaves the payer.
     *
     * @return amount plus fee
     */
    public long totalMsat() {
        return Math.addExact(amountMsat, feeMsat);
    }
}
