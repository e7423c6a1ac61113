package io.github.hivebolt.codec;

import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;
import java.time.Instant;

/**
 * What the invoice for an offer is to say.
 *
 * @param offer the offer, {@code lno1...}
 * @param network the network
 * @param amount what is asked, more than zero
 * @param paymentHash the payment hash
 * @param payee who is paid
 * @param payer a key that stands for who asked
 * @param createdAt the timestamp, whole seconds
 * @param expiry how long it may be paid, whole seconds
 * @param timelockBlocks the timelock of its only path
 */
public record OfferInvoiceDraft(
        String offer,
        LightningNetwork network,
        Msat amount,
        PaymentHash paymentHash,
        NodeId payee,
        NodeId payer,
        Instant createdAt,
        Duration expiry,
        int timelockBlocks) {}
