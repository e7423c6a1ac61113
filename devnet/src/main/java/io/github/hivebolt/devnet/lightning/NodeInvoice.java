package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An invoice at one moment, as its payee's node stores it.
 *
 * @param hash its payment hash
 * @param preimage its preimage, where the node knows it
 * @param paymentRequest the BOLT 11 text
 * @param paymentAddress the payment secret, 64 hexadecimal digits
 * @param memo the description, empty where only a hash of one is given
 * @param descriptionHash 64 hexadecimal digits, or empty
 * @param valueMsat what is asked, 0 where the payer chooses
 * @param createdAt when it was added
 * @param expiry how long it may be paid
 * @param addIndex its number, from 1
 * @param settleIndex the number of its settlement, 0 before
 * @param settledAt when it was settled
 * @param amountPaidMsat what the payer sent, 0 before
 * @param state its state
 * @param htlc the HTLC that pays or paid it
 * @param behaviour what happens when it is paid
 */
public record NodeInvoice(
        PaymentHash hash,
        Optional<Preimage> preimage,
        String paymentRequest,
        String paymentAddress,
        String memo,
        String descriptionHash,
        long valueMsat,
        Instant createdAt,
        Duration expiry,
        long addIndex,
        long settleIndex,
        Optional<Instant> settledAt,
        long amountPaidMsat,
        InvoiceState state,
        Optional<InvoiceHtlc> htlc,
        InvoiceBehaviour behaviour) {

    /**
     * When it is too late to pay.
     *
     * @return creation plus expiry
     */
    public Instant expiresAt() {
        return createdAt.plus(expiry);
    }

    NodeInvoice accepted(InvoiceHtlc held) {
        return with(InvoiceState.ACCEPTED, held.amountMsat(), Optional.of(held), preimage, settleIndex, settledAt);
    }

    NodeInvoice settled(Preimage proof, long index, Instant at) {
        return with(
                InvoiceState.SETTLED,
                amountPaidMsat,
                htlc.map(paid -> paid.resolved(InvoiceState.SETTLED, at)),
                Optional.of(proof),
                index,
                Optional.of(at));
    }

    NodeInvoice cancelled(Instant at) {
        return with(
                InvoiceState.CANCELED,
                amountPaidMsat,
                htlc.map(held -> held.resolved(InvoiceState.CANCELED, at)),
                preimage,
                0,
                Optional.empty());
    }

    private NodeInvoice with(
            InvoiceState nextState,
            long paidMsat,
            Optional<InvoiceHtlc> nextHtlc,
            Optional<Preimage> proof,
            long nextSettleIndex,
            Optional<Instant> nextSettledAt) {
        return new NodeInvoice(
                hash,
                proof,
                paymentRequest,
                paymentAddress,
                memo,
                descriptionHash,
                valueMsat,
                createdAt,
                expiry,
                addIndex,
                nextSettleIndex,
                nextSettledAt,
                paidMsat,
                nextState,
                nextHtlc,
                behaviour);
    }
}
