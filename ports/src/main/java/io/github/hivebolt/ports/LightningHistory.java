package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.NodeId;
import java.util.List;

/**
 * Lists what the Lightning node paid and was paid, ours or not: other applications may use the same node.
 *
 * <p>Every method may throw {@link PartyUnavailableException}; the caller must then ask again later and must conclude
 * nothing. Implementations are thread-safe and bound every answer.
 */
public interface LightningHistory {
    /**
     * Whose books these are.
     *
     * @return the node that answers now
     */
    NodeId node();

    /**
     * Payments in the order of their numbers.
     *
     * <p>R1: the implementor must leave none out, whatever its status; one that it cannot read has an unclear record.
     *
     * @param afterIndex the last number that is left out, 0 to begin
     * @param limit at most so many
     * @return the payments, empty where there are no more
     */
    List<ListedPayment> payments(long afterIndex, int limit);

    /**
     * Invoices in the order of their numbers.
     *
     * @param afterIndex the last number that is left out, 0 to begin
     * @param limit at most so many
     * @return the invoices, empty where there are no more
     */
    List<ListedInvoice> invoices(long afterIndex, int limit);
}
