package io.github.hivebolt.domain.lightning;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A BOLT 11 invoice whose signature and form were found good, or a BOLT 12 invoice that a node fetched and found good.
 *
 * @param text the invoice as it was given, lower case, without {@code lightning:}
 * @param network the network that it is for
 * @param paymentHash the payment hash
 * @param payee who signed it; for BOLT 12 possibly a key made for this one invoice
 * @param amount what is asked, more than zero, or empty where the payer chooses
 * @param createdAt its timestamp, whole seconds
 * @param expiry how long it may be paid after {@code createdAt}
 * @param minFinalCltvBlocks the least number of blocks that the last HTLC must have left; for BOLT 12 the largest timelock
 *     of its blinded paths, which contains it
 * @param description the payee's words, or empty where only a hash of them is given; hostile input
 */
public record Invoice(
        String text,
        LightningNetwork network,
        PaymentHash paymentHash,
        NodeId payee,
        Optional<Msat> amount,
        Instant createdAt,
        Duration expiry,
        int minFinalCltvBlocks,
        Optional<String> description) {

    /** Refuses what BOLT 11 does not allow. */
    public Invoice {
        require(!expiry.isNegative(), "an expiry must not be negative");
        require(minFinalCltvBlocks >= 0, "a final CLTV must not be negative");
        require(amount.isEmpty() || amount.get().value() > 0, "an invoice asks for more than nothing");
    }

    /**
     * The first moment at which it is too late to pay.
     *
     * @return creation plus expiry
     */
    public Instant expiresAt() {
        return createdAt.plus(expiry);
    }
}
