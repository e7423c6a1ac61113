package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.PaymentHash;
import java.util.Set;

/** Which payments a node's books have for an offer. */
public sealed interface OfferPayments {
    /**
     * The books were read.
     *
     * @param hashes of all payments for the offer in the time that was asked about, whatever became of them
     */
    record Known(Set<PaymentHash> hashes) implements OfferPayments {
        /** Takes a copy. */
        public Known {
            hashes = Set.copyOf(hashes);
        }
    }

    /**
     * The books could not be read, or not all that would have to be.
     *
     * @param why for the operator
     */
    record Unclear(String why) implements OfferPayments {}
}
