package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.quote.SendQuote;
import java.time.Duration;
import java.time.Instant;

/**
 * The decision to pay, committed before any request leaves.
 *
 * @param invoice what is paid
 * @param quote at which price
 * @param payer the node that pays, and no other
 * @param decidedAt when it was decided
 * @param waited how long the order had waited before
 * @param log what became of the requests
 */
public record Dispatch(
        Invoice invoice, SendQuote quote, NodeId payer, Instant decidedAt, Duration waited, SendLog log) {
    boolean isProvedBy(Preimage preimage) {
        return preimage.hash().equals(invoice.paymentHash());
    }

    Dispatch with(SendLog newLog) {
        return new Dispatch(invoice, quote, payer, decidedAt, waited, newLog);
    }
}
