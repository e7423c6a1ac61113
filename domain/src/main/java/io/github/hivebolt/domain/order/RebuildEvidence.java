package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.quote.SendQuote;
import java.util.List;
import java.util.Optional;

/**
 * What chain and node tell about one order whose store was lost or is behind.
 *
 * @param confidential whether the request came encrypted
 * @param answers transfers of ours in the irreversible chain that name the order, decrypted where they
 *     were encrypted
 * @param unreadable transfers of ours to the sender, of the order's very amount, whose memo nobody can read
 * @param invoice what the memo asks to pay, or what is kept as the answer to its offer, or empty
 * @param record what the node's list says about the invoice's hash: absent where no invoice is named, or where the
 *     payment belongs to another order
 * @param sharesHash whether another transfer names the same invoice
 * @param paid what the node's list says the payee got, or empty
 * @param node our Lightning node
 * @param quoteNow what the payment would cost now, or empty where that cannot be told
 * @param invoiceIsLost whether the memo names an offer whose invoice only the lost store knew, if it had one, and the node
 *     has a payment that may be for it
 */
public record RebuildEvidence(
        boolean confidential,
        List<ChainTransfer> answers,
        List<ChainTransfer> unreadable,
        Optional<Invoice> invoice,
        PaymentRecord record,
        boolean sharesHash,
        Optional<Msat> paid,
        NodeId node,
        Optional<SendQuote> quoteNow,
        boolean invoiceIsLost) {
    /** Takes copies of the lists. */
    public RebuildEvidence {
        answers = List.copyOf(answers);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * The same, with a record that proves nothing.
     *
     * @param why one sentence
     * @return evidence that parks an order that nothing answers
     */
    public RebuildEvidence unclear(String why) {
        return new RebuildEvidence(
                confidential,
                answers,
                unreadable,
                invoice,
                new PaymentRecord.Unclear(why),
                sharesHash,
                paid,
                node,
                quoteNow,
                invoiceIsLost);
    }
}
