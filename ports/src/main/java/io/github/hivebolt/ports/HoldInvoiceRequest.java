package io.github.hivebolt.ports;

import io.github.hivebolt.domain.Checks;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;
import java.util.Optional;

/**
 * An invoice that is to be made.
 *
 * @param preimage chosen by us before, so that the hash is known before the node is asked
 * @param amount what is asked, more than zero
 * @param description for the payer, at most 639 bytes of UTF-8; the node keeps it even where the payer is given a hash
 * @param descriptionHash 64 lower-case hexadecimal digits that the payer is given in place of the description (BOLT 11
 *     field h, which LNURL asks for), or empty
 * @param expiry how long it may be paid
 * @param minFinalCltvBlocks blocks that the last HTLC must have left
 */
public record HoldInvoiceRequest(
        Preimage preimage,
        Msat amount,
        String description,
        Optional<String> descriptionHash,
        Duration expiry,
        int minFinalCltvBlocks) {
    /** Refuses a description hash that is none. */
    public HoldInvoiceRequest {
        descriptionHash.ifPresent(hash -> Checks.requireHex(hash, 32, "a description hash"));
    }
}
