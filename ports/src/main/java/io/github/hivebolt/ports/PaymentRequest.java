package io.github.hivebolt.ports;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;

/**
 * What a Lightning node is asked to pay.
 *
 * @param invoice the invoice
 * @param amount what to pay, more than zero; equal to the invoice's amount where it has one
 * @param feeLimit the most that the route may cost
 * @param cltvLimitBlocks the longest total timelock, more than zero (0 would mean "no limit" to some nodes)
 * @param payer the node that must pay: another one must not
 * @param attemptTime how long the node may look for routes
 * @param patience how long the call may wait for a terminal state before it reports that the payment is in flight
 */
public record PaymentRequest(
        Invoice invoice,
        Msat amount,
        Msat feeLimit,
        int cltvLimitBlocks,
        NodeId payer,
        Duration attemptTime,
        Duration patience) {
    /** Refuses what would mean "no limit" or contradicts the invoice. */
    public PaymentRequest {
        require(amount.value() > 0, "a payment must be of more than nothing");
        require(cltvLimitBlocks > 0, "a timelock limit of 0 would mean no limit");
        require(
                invoice.amount().isEmpty() || invoice.amount().get().equals(amount),
                "the invoice asks for its own amount");
    }
}
