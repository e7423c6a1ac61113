package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import java.time.Duration;
import java.util.Optional;

/**
 * What a caller asks a node to write an invoice for.
 *
 * @param valueMsat the amount, 0 to let the payer choose
 * @param memo the description
 * @param descriptionHash 64 hexadecimal digits instead of the description, or empty
 * @param expiry how long it may be paid
 * @param preimage the preimage to use, empty to let the node choose
 * @param holdHash the hash of a hold invoice, whose preimage the node does not know
 * @param finalCltvBlocks the blocks that the last HTLC must have left
 * @param behaviour what happens when it is paid
 */
public record InvoiceOrder(
        long valueMsat,
        String memo,
        String descriptionHash,
        Duration expiry,
        Optional<Preimage> preimage,
        Optional<PaymentHash> holdHash,
        int finalCltvBlocks,
        InvoiceBehaviour behaviour) {

    /** The final CLTV that lnd asks for. */
    public static final int DEFAULT_FINAL_CLTV = 80;

    /** The expiry that lnd gives an invoice. */
    public static final Duration DEFAULT_EXPIRY = Duration.ofDays(1);

    /**
     * An invoice that behaves in a given way.
     *
     * @param valueMsat the amount, 0 to let the payer choose
     * @param memo the description
     * @param expiry how long it may be paid
     * @param behaviour what happens when it is paid
     * @return the order
     */
    public static InvoiceOrder plain(long valueMsat, String memo, Duration expiry, InvoiceBehaviour behaviour) {
        return new InvoiceOrder(
                valueMsat, memo, "", expiry, Optional.empty(), Optional.empty(), DEFAULT_FINAL_CLTV, behaviour);
    }
}
