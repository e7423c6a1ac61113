package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.codec.NodeKey;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** One of the two nodes. Thread-safe: every call runs under the network's monitor. */
public final class LightningNode {
    private final LightningNet net;
    private final String alias;
    private final NodeKey key;
    private final InvoiceBook invoices = new InvoiceBook();
    private final PaymentBook payments = new PaymentBook();
    private LndState state = LndState.SERVER_ACTIVE;
    private boolean synced = true;

    LightningNode(LightningNet net, String alias, NodeKey key) {
        this.net = net;
        this.alias = alias;
        this.key = key;
    }

    /**
     * The node's name.
     *
     * @return {@code gateway} or {@code merchant}
     */
    public String alias() {
        return alias;
    }

    /**
     * The node's public key.
     *
     * @return its id
     */
    public NodeId id() {
        return key.nodeId();
    }

    /**
     * The network that its invoices are of.
     *
     * @return the network
     */
    public LightningNetwork network() {
        return net.network();
    }

    /**
     * Writes an invoice.
     *
     * @param order what it is for
     * @return the invoice
     * @throws LightningRefusal if lnd would refuse it
     */
    public NodeInvoice addInvoice(InvoiceOrder order) throws LightningRefusal {
        return net.addInvoice(this, order);
    }

    /**
     * Writes an invoice whose text is not signed, and which nobody outside this network can read. For simulations that
     * write a hundred thousand of them.
     *
     * @param order what for
     * @return the invoice
     * @throws LightningRefusal as for one that is signed
     */
    public NodeInvoice addUnsignedInvoice(InvoiceOrder order) throws LightningRefusal {
        return net.addUnsignedInvoice(this, order);
    }

    /**
     * Offers invoices to whoever asks.
     *
     * @param terms what it offers
     * @return the offer, {@code lno1...}
     */
    public String addOffer(OfferTerms terms) {
        return net.addOffer(this, terms);
    }

    /**
     * Asks the payee of an offer for an invoice.
     *
     * @param offer {@code lno1...}
     * @param amountMsat how much is to be paid, where the offer leaves that open
     * @return the invoice as the payee has it
     * @throws OfferRefusal if none comes
     * @throws LightningRefusal if the payee's node cannot write it
     */
    public NodeInvoice askForInvoice(String offer, OptionalLong amountMsat) throws OfferRefusal, LightningRefusal {
        return net.askForInvoice(this, offer, amountMsat);
    }

    /**
     * Pays an invoice as far as it goes at once; what is held or stuck stays in flight.
     *
     * @param order what to pay
     * @return the payment after everything that happens at once
     * @throws LightningRefusal if the node refuses to begin it
     */
    public NodePayment pay(PayOrder order) throws LightningRefusal {
        return net.pay(this, order);
    }

    /**
     * Pays an invoice with another amount than it asks for, as nodes may that do not follow lnd's rules.
     *
     * @param paymentRequest the invoice
     * @param amountMsat what is sent
     * @return the payment
     * @throws LightningRefusal if this node refuses to begin
     */
    public NodePayment payMore(String paymentRequest, long amountMsat) throws LightningRefusal {
        return net.payMore(this, paymentRequest, amountMsat);
    }

    /**
     * Reads an invoice as this node does.
     *
     * @param paymentRequest any text
     * @return the invoice
     * @throws LightningRefusal if it cannot be read or is of another network
     */
    public Invoice decode(String paymentRequest) throws LightningRefusal {
        return net.decode(paymentRequest);
    }

    /**
     * Takes the money of a held invoice.
     *
     * @param preimage its preimage
     * @throws LightningRefusal if there is no such invoice or it is not held
     */
    public void settle(Preimage preimage) throws LightningRefusal {
        net.settle(this, preimage);
    }

    /**
     * Cancels an invoice that is not settled.
     *
     * @param hash its hash
     * @throws LightningRefusal if there is no such invoice or it is settled
     */
    public void cancel(PaymentHash hash) throws LightningRefusal {
        net.cancel(this, hash);
    }

    /**
     * One invoice.
     *
     * @param hash its hash
     * @return its present state, or empty if unknown
     */
    public Optional<NodeInvoice> invoice(PaymentHash hash) {
        synchronized (net) {
            net.expireInvoices();
            return invoices.find(hash);
        }
    }

    /**
     * All states that an invoice had.
     *
     * @param hash its hash
     * @return oldest first, empty if unknown
     */
    public List<NodeInvoice> invoiceHistory(PaymentHash hash) {
        synchronized (net) {
            net.expireInvoices();
            return invoices.history(hash);
        }
    }

    /**
     * All invoices.
     *
     * @return in the order of their add index
     */
    public List<NodeInvoice> invoices() {
        synchronized (net) {
            net.expireInvoices();
            return invoices.all();
        }
    }

    /**
     * All additions and settlements of invoices.
     *
     * @return oldest first
     */
    public List<NodeInvoice> invoiceEvents() {
        synchronized (net) {
            return invoices.events();
        }
    }

    /**
     * One payment.
     *
     * @param hash its hash
     * @return its present state, or empty if it was never begun
     */
    public Optional<NodePayment> payment(PaymentHash hash) {
        synchronized (net) {
            return payments.find(hash);
        }
    }

    /**
     * All states that a payment had since it was last begun.
     *
     * @param hash its hash
     * @return oldest first, empty if it was never begun
     */
    public List<NodePayment> paymentHistory(PaymentHash hash) {
        synchronized (net) {
            return payments.history(hash);
        }
    }

    /**
     * Payments in the order of their index.
     *
     * @param wanted which ones
     * @return those wanted
     */
    public List<NodePayment> payments(Predicate<NodePayment> wanted) {
        synchronized (net) {
            return payments.all().stream().filter(wanted).toList();
        }
    }

    /**
     * Makes the node forget a payment, as a deleted or restored database does.
     *
     * @param hash its hash
     */
    public void forgetPayment(PaymentHash hash) {
        synchronized (net) {
            payments.forget(hash);
        }
    }

    /**
     * The channel as this node sees it.
     *
     * @return balances and HTLCs at this moment
     */
    public ChannelView channel() {
        return net.channelOf(this);
    }

    /**
     * The block height that the node knows.
     *
     * @return a height
     */
    public int blockHeight() {
        return net.blockHeight();
    }

    /**
     * The network's time.
     *
     * @return now
     */
    public Instant now() {
        return net.now();
    }

    /**
     * How far it has started.
     *
     * @return its state
     */
    public LndState state() {
        synchronized (net) {
            return state;
        }
    }

    /**
     * Changes how far it has started. What it stored stays stored.
     *
     * @param next its state
     */
    public void state(LndState next) {
        synchronized (net) {
            state = next;
            net.changed();
        }
    }

    /**
     * Whether it says that it is synced to the chain.
     *
     * @return true if so
     */
    public boolean synced() {
        synchronized (net) {
            return synced;
        }
    }

    /**
     * Changes whether it says that it is synced to the chain.
     *
     * @param nowSynced true if so
     */
    public void synced(boolean nowSynced) {
        synchronized (net) {
            synced = nowSynced;
        }
    }

    InvoiceBook invoiceBook() {
        return invoices;
    }

    PaymentBook paymentBook() {
        return payments;
    }

    NodeKey key() {
        return key;
    }
}
