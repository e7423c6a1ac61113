package io.github.hivebolt.devnet.lightning;

import java.time.Instant;
import java.util.Optional;

/**
 * The HTLC that arrived for an invoice.
 *
 * @param index its number in the channel
 * @param amountMsat what it carries
 * @param acceptHeight the block height when it arrived
 * @param acceptedAt when it arrived
 * @param resolvedAt when it was settled or cancelled
 * @param expiryHeight the block height at which it times out
 * @param state {@code ACCEPTED}, {@code SETTLED} or {@code CANCELED}
 */
public record InvoiceHtlc(
        long index,
        long amountMsat,
        int acceptHeight,
        Instant acceptedAt,
        Optional<Instant> resolvedAt,
        int expiryHeight,
        InvoiceState state) {

    InvoiceHtlc resolved(InvoiceState outcome, Instant at) {
        return new InvoiceHtlc(index, amountMsat, acceptHeight, acceptedAt, Optional.of(at), expiryHeight, outcome);
    }
}
