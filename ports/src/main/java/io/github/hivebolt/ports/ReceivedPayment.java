package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;

/**
 * The state of an invoice of ours.
 *
 * @param hash its payment hash
 * @param state where it is
 * @param received what the payer's HTLCs carry or carried; zero while open
 * @param blocksLeft blocks until the first of these HTLCs times out; 0 unless accepted
 */
public record ReceivedPayment(PaymentHash hash, State state, Msat received, int blocksLeft) {
    /** Where an invoice is. */
    public enum State {
        /** Nobody has paid. */
        OPEN,
        /** The payer's HTLCs are held: settle or cancel. */
        ACCEPTED,
        /** The money is ours. */
        SETTLED,
        /** A plain invoice was paid: the money was ours at once. */
        PAID,
        /** It can no longer be paid. */
        CANCELLED
    }
}
