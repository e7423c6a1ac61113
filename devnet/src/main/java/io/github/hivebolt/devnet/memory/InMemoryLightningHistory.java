package io.github.hivebolt.devnet.memory;

import io.github.hivebolt.devnet.lightning.InvoiceState;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.InvoiceNote;
import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.ListedInvoice;
import io.github.hivebolt.ports.ListedPayment;
import io.github.hivebolt.ports.NodeMemory;
import java.util.List;
import java.util.Optional;

/** The lists of a node of the Lightning model. Thread-safe if the link is. */
public final class InMemoryLightningHistory implements LightningHistory {
    private static final String PARTY = "The Lightning node";

    private final LightningNode node;
    private final Link link;

    /**
     * The lists of a node.
     *
     * @param node whose
     * @param link what goes wrong on the way to it
     */
    public InMemoryLightningHistory(LightningNode node, Link link) {
        this.node = node;
        this.link = link;
    }

    @Override
    public NodeId node() {
        Unavailable.throwIf(link.next("node"), PARTY);
        return node.id();
    }

    @Override
    public List<ListedPayment> payments(long afterIndex, int limit) {
        Unavailable.throwIf(link.next("payments"), PARTY);
        return node.payments(payment -> payment.index() > afterIndex).stream()
                .limit(limit)
                .map(this::listed)
                .toList();
    }

    @Override
    public List<ListedInvoice> invoices(long afterIndex, int limit) {
        Unavailable.throwIf(link.next("invoices"), PARTY);
        return node.invoices().stream()
                .filter(invoice -> invoice.addIndex() > afterIndex)
                .limit(limit)
                .map(InMemoryLightningHistory::listed)
                .toList();
    }

    private ListedPayment listed(NodePayment payment) {
        NodeMemory memory = new NodeMemory(node.id(), Optional.empty());
        return new ListedPayment(
                payment.index(),
                payment.hash(),
                new Msat(payment.valueMsat()),
                NodeView.record(node, payment.hash(), memory));
    }

    private static ListedInvoice listed(NodeInvoice invoice) {
        boolean settled = invoice.state() == InvoiceState.SETTLED;
        return new ListedInvoice(
                invoice.addIndex(),
                invoice.hash(),
                settled,
                new Msat(settled ? invoice.amountPaidMsat() : 0),
                Optional.of(new InvoiceNote(
                        Optional.empty(),
                        invoice.memo(),
                        invoice.paymentRequest(),
                        invoice.preimage().filter(ignored -> settled))));
    }
}
