package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;

/**
 * An invoice that is to be made.
 *
 * @param preimage chosen by us before, so that the hash is known before the node is asked
 * @param amount what is asked, more than zero
 * @param description for the payer, at most 639 bytes of UTF-8
 * @param expiry how long it may be paid
 * @param minFinalCltvBlocks blocks that the last HTLC must have left
 */
public record HoldInvoiceRequest(
        Preimage preimage, Msat amount, String description, Duration expiry, int minFinalCltvBlocks) {}
