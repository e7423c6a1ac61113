package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The invoices of one node with every state that they had. Guarded by the network's monitor. */
final class InvoiceBook {
    private final Map<PaymentHash, List<NodeInvoice>> histories = new LinkedHashMap<>();
    private final List<NodeInvoice> events = new ArrayList<>();
    private long settlements;

    long nextAddIndex() {
        return histories.size() + 1L;
    }

    boolean has(PaymentHash hash) {
        return histories.containsKey(hash);
    }

    Optional<NodeInvoice> find(PaymentHash hash) {
        return Optional.ofNullable(histories.get(hash)).map(List::getLast);
    }

    List<NodeInvoice> history(PaymentHash hash) {
        return List.copyOf(histories.getOrDefault(hash, List.of()));
    }

    List<NodeInvoice> all() {
        return histories.values().stream().map(List::getLast).toList();
    }

    /** What the stream over all invoices tells: every addition and every settlement. */
    List<NodeInvoice> events() {
        return List.copyOf(events);
    }

    void add(NodeInvoice invoice) {
        histories.put(invoice.hash(), new ArrayList<>(List.of(invoice)));
        events.add(invoice);
    }

    void accept(NodeInvoice invoice, InvoiceHtlc htlc) {
        append(invoice.accepted(htlc));
    }

    void settle(NodeInvoice invoice, Preimage preimage, Instant now) {
        settlements++;
        NodeInvoice settled = invoice.settled(preimage, settlements, now);
        append(settled);
        events.add(settled);
    }

    void cancel(NodeInvoice invoice, Instant now) {
        append(invoice.cancelled(now));
    }

    void expire(Instant now) {
        for (NodeInvoice invoice : all()) {
            if (invoice.state() == InvoiceState.OPEN && !now.isBefore(invoice.expiresAt())) {
                cancel(invoice, now);
            }
        }
    }

    private void append(NodeInvoice next) {
        List<NodeInvoice> history = histories.get(next.hash());
        if (history == null) {
            throw new IllegalStateException("only an invoice that was added can change");
        }
        history.add(next);
    }
}
