package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a node offers.
 *
 * @param amount what it asks for, or empty to let the payer choose
 * @param description its words
 * @param expiresAt until when it gives invoices, or empty for ever
 * @param invoiceExpiry how long each of its invoices may be paid
 * @param answers what it does when it is asked for one
 * @param behaviour what happens when one is paid
 */
public record OfferTerms(
        Optional<Msat> amount,
        String description,
        Optional<Instant> expiresAt,
        Duration invoiceExpiry,
        Answers answers,
        InvoiceBehaviour behaviour) {
    /** What the payee of an offer does when he is asked for an invoice. */
    public enum Answers {
        /** He gives one. */
        INVOICE,
        /** He answers with an error. */
        ERROR,
        /** He does not answer. */
        NOTHING,
        /** He gives one for twice as much as he was asked for. */
        TWICE_AS_MUCH
    }

    /**
     * An offer that is answered and paid as it should be.
     *
     * @param amount what it asks for, or empty to let the payer choose
     * @return the terms
     */
    public static OfferTerms plain(Optional<Msat> amount) {
        return new OfferTerms(
                amount, "devnet", Optional.empty(), Duration.ofHours(2), Answers.INVOICE, new InvoiceBehaviour.Pays());
    }
}
