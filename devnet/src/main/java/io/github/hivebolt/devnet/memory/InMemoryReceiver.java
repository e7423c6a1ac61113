package io.github.hivebolt.devnet.memory;

import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.InvoiceHtlc;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.InvoiceState;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.HoldInvoiceRequest;
import io.github.hivebolt.ports.Keysend;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.ReceivedPayment;
import io.github.hivebolt.ports.ReceiverCapability;
import io.github.hivebolt.ports.TakenPayment;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes payments over the Lightning model. Thread-safe if the link is. */
public final class InMemoryReceiver implements LightningReceiver {
    private static final int MOST_AT_ONCE = 100;
    private static final String PARTY = "The Lightning node";

    private final LightningNode node;
    private final Link link;
    private final InvoiceWriter writer;
    private final Set<ReceiverCapability> capabilities;
    private final boolean holds;
    private final List<TakenPayment> keysends = new CopyOnWriteArrayList<>();

    /** Has the node write an invoice. */
    @FunctionalInterface
    private interface InvoiceWriter {
        NodeInvoice write(InvoiceOrder order) throws LightningRefusal;
    }

    /**
     * A receiver with hold invoices.
     *
     * @param node the node that is paid
     * @param link what goes wrong on the way to it
     */
    public InMemoryReceiver(LightningNode node, Link link) {
        this(node, link, Set.of(ReceiverCapability.HOLD_INVOICES));
    }

    /**
     * A receiver.
     *
     * @param node the node that is paid
     * @param link what goes wrong on the way to it
     * @param capabilities what it can do
     */
    public InMemoryReceiver(LightningNode node, Link link, Set<ReceiverCapability> capabilities) {
        this(node, link, capabilities, node::addInvoice);
    }

    private InMemoryReceiver(
            LightningNode node, Link link, Set<ReceiverCapability> capabilities, InvoiceWriter writer) {
        this.node = node;
        this.link = link;
        this.writer = writer;
        this.capabilities = Set.copyOf(capabilities);
        this.holds = capabilities.contains(ReceiverCapability.HOLD_INVOICES);
    }

    /**
     * A receiver with hold invoices that are not signed; see {@link LightningNode#addUnsignedInvoice}.
     *
     * @param node the node that is paid
     * @param link what goes wrong on the way to it
     * @return the receiver
     */
    public static InMemoryReceiver unsigned(LightningNode node, Link link) {
        return new InMemoryReceiver(node, link, Set.of(ReceiverCapability.HOLD_INVOICES), node::addUnsignedInvoice);
    }

    @Override
    public Set<ReceiverCapability> capabilities() {
        return capabilities;
    }

    @Override
    public Invoice create(HoldInvoiceRequest request) {
        return through("create", () -> {
            PaymentHash hash = request.preimage().hash();
            Optional<NodeInvoice> existing = node.invoice(hash);
            NodeInvoice invoice = existing.isPresent() ? existing.get() : writer.write(order(request, hash));
            return node.decode(invoice.paymentRequest());
        });
    }

    @Override
    public Optional<ReceivedPayment> look(PaymentHash hash) {
        return through("look", () -> node.invoice(hash).map(this::write));
    }

    @Override
    public void settle(Preimage preimage) {
        if (!holds) {
            throw new UnsupportedOperationException("this node has no hold invoices");
        }
        PaymentHash settled = through("settle", () -> {
            node.settle(preimage);
            return preimage.hash();
        });
        if (node.invoice(settled).isEmpty()) {
            throw new IllegalStateException("a settled invoice exists");
        }
    }

    @Override
    public void cancel(PaymentHash hash) {
        PaymentHash cancelled = through("cancel", () -> {
            node.cancel(hash);
            return hash;
        });
        if (node.invoice(cancelled).isEmpty()) {
            throw new IllegalStateException("a cancelled invoice exists");
        }
    }

    @Override
    public List<PaymentHash> held() {
        return through(
                "held",
                () -> node.invoices().stream()
                        .filter(invoice -> invoice.state() == InvoiceState.ACCEPTED)
                        .map(NodeInvoice::hash)
                        .toList());
    }

    /**
     * Somebody pays without having been asked.
     *
     * @param received how much
     * @param keysend what he sends along
     */
    public void sendsUnasked(Msat received, Keysend keysend) {
        keysends.add(new TakenPayment(keysends.size() + 1L, keysend.preimage().hash(), received, Optional.of(keysend)));
    }

    @Override
    public List<TakenPayment> takenAfter(long afterIndex, Duration wait) {
        return capabilities.contains(ReceiverCapability.KEYSEND)
                ? through(
                        "taken",
                        () -> keysends.stream()
                                .filter(payment -> payment.index() > afterIndex)
                                .toList())
                : paidAfter(afterIndex);
    }

    private List<TakenPayment> paidAfter(long afterIndex) {
        return through(
                "taken",
                () -> node.invoices().stream()
                        .filter(invoice -> invoice.settleIndex() > afterIndex)
                        .sorted(Comparator.comparingLong(NodeInvoice::settleIndex))
                        .limit(MOST_AT_ONCE)
                        .map(invoice -> new TakenPayment(
                                invoice.settleIndex(),
                                invoice.hash(),
                                new Msat(invoice.amountPaidMsat()),
                                Optional.empty()))
                        .toList());
    }

    /** One call to the node. */
    @FunctionalInterface
    private interface Call<T> {
        T run() throws LightningRefusal;
    }

    private <T> T through(String name, Call<T> call) {
        Link.Trouble trouble = link.next(name);
        if (trouble != Link.Trouble.LOST_AFTER_EFFECT) {
            Unavailable.throwIf(trouble, PARTY);
        }
        if (node.state().refusal().isPresent()) {
            throw new PartyUnavailableException(Trouble.NOT_READY, PARTY + " is starting.");
        }
        try {
            T result = call.run();
            Unavailable.throwIf(trouble, PARTY);
            return result;
        } catch (LightningRefusal refusal) {
            throw new PartyUnavailableException(Trouble.BROKEN_ANSWER, PARTY + " refused: " + refusal.text());
        }
    }

    private InvoiceOrder order(HoldInvoiceRequest request, PaymentHash hash) {
        return new InvoiceOrder(
                request.amount().value(),
                request.description(),
                request.descriptionHash().orElse(""),
                Duration.ofSeconds(request.expiry().toSeconds()),
                holds ? Optional.empty() : Optional.of(request.preimage()),
                holds ? Optional.of(hash) : Optional.empty(),
                request.minFinalCltvBlocks(),
                holds ? new InvoiceBehaviour.Holds() : new InvoiceBehaviour.Pays());
    }

    private ReceivedPayment write(NodeInvoice invoice) {
        boolean accepted = invoice.state() == InvoiceState.ACCEPTED;
        int limit = invoice.htlc().map(InvoiceHtlc::expiryHeight).orElse(node.blockHeight());
        return new ReceivedPayment(
                invoice.hash(),
                switch (invoice.state()) {
                    case OPEN -> ReceivedPayment.State.OPEN;
                    case ACCEPTED -> ReceivedPayment.State.ACCEPTED;
                    case SETTLED -> holds ? ReceivedPayment.State.SETTLED : ReceivedPayment.State.PAID;
                    case CANCELED -> ReceivedPayment.State.CANCELLED;
                },
                new Msat(invoice.amountPaidMsat()),
                accepted ? Math.max(0, limit - node.blockHeight()) : 0);
    }
}
