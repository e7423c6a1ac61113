package io.github.hivebolt.devnet.lightning;

import static io.github.hivebolt.devnet.lightning.LightningRefusal.unknown;

import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.ports.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The gateway's node, a payee's node and the channel between them. Deterministic; thread-safe. */
public final class LightningNet {
    private static final int MAX_MEMO_BYTES = 639;

    private final LightningNetOptions options;
    private final TimeSource time;
    private final Channel channel;
    private final InvoiceText texts;
    private final LightningNode gateway;
    private final LightningNode merchant;
    private final Delivery delivery;
    private final OfferBook offers = new OfferBook(this);
    private final List<Runnable> listeners = new ArrayList<>();
    private int blockHeight;

    /**
     * A network as it begins.
     *
     * @param options balances and network
     * @param seed what its keys are made of
     * @param time the time that it lives in
     */
    public LightningNet(LightningNetOptions options, Seed seed, TimeSource time) {
        this.options = options;
        this.time = time;
        this.blockHeight = options.blockHeight();
        this.channel = new Channel(options.gatewayMsat(), options.merchantMsat());
        this.texts = new InvoiceText(options.network(), seed);
        this.gateway = texts.node(this, "gateway");
        this.merchant = texts.node(this, "merchant");
        this.delivery = new Delivery(this, channel, texts.routerId());
    }

    /**
     * The node that the gateway pays from.
     *
     * @return the node
     */
    public LightningNode gateway() {
        return gateway;
    }

    /**
     * The node that invoices of the rest of the world belong to.
     *
     * @return the node
     */
    public LightningNode merchant() {
        return merchant;
    }

    /**
     * The network that its invoices are of.
     *
     * @return the network
     */
    public LightningNetwork network() {
        return options.network();
    }

    /**
     * The block height.
     *
     * @return a height
     */
    public synchronized int blockHeight() {
        return blockHeight;
    }

    /**
     * Adds blocks to the bitcoin chain; a held HTLC that comes close to its time limit is given back by its payee.
     *
     * @param blocks how many
     */
    public synchronized void advanceBlocks(int blocks) {
        blockHeight = Math.addExact(blockHeight, blocks);
        delivery.timeOutHeld();
        changed();
    }

    /**
     * Changes what the way between the nodes costs from now on.
     *
     * @param fee the fee; {@link RoutingFee#NONE} for a direct channel
     */
    public synchronized void routingFee(RoutingFee fee) {
        delivery.routingFee(fee);
    }

    /**
     * Connects the two nodes or takes them apart.
     *
     * @param active whether the channel can be used
     */
    public synchronized void channelActive(boolean active) {
        channel.active(active);
        changed();
    }

    /**
     * Asks to be told of every change. The listener is called under the network's monitor and must not wait.
     *
     * @param listener who is told
     */
    public synchronized void onChange(Runnable listener) {
        listeners.add(listener);
    }

    synchronized Instant now() {
        return time.now();
    }

    synchronized Invoice decode(String paymentRequest) throws LightningRefusal {
        return texts.decode(paymentRequest);
    }

    synchronized NodeInvoice addInvoice(LightningNode payee, InvoiceOrder order) throws LightningRefusal {
        check(order);
        return add(payee, texts.write(payee, order, now(), payee.invoiceBook().nextAddIndex()));
    }

    synchronized NodeInvoice addUnsignedInvoice(LightningNode payee, InvoiceOrder order) throws LightningRefusal {
        check(order);
        return add(
                payee,
                texts.writeUnsigned(payee, order, now(), payee.invoiceBook().nextAddIndex()));
    }

    synchronized NodeInvoice addOfferInvoice(LightningNode payee, InvoiceOrder order, String offer, NodeId payer)
            throws LightningRefusal {
        check(order);
        return add(
                payee,
                texts.writeForOffer(payee, order, now(), payee.invoiceBook().nextAddIndex(), offer, payer));
    }

    synchronized String addOffer(LightningNode payee, OfferTerms terms) {
        return offers.add(payee, terms);
    }

    synchronized NodeInvoice askForInvoice(LightningNode asker, String offer, OptionalLong amountMsat)
            throws OfferRefusal, LightningRefusal {
        return offers.ask(asker, offer, amountMsat, channel.active());
    }

    private static void check(InvoiceOrder order) throws LightningRefusal {
        if (order.valueMsat() < 0) {
            throw unknown("amount cannot be negative");
        }
        int memoBytes = order.memo().getBytes(StandardCharsets.UTF_8).length;
        if (memoBytes > MAX_MEMO_BYTES) {
            throw unknown("memo too large: " + memoBytes + " bytes (maxsize=" + MAX_MEMO_BYTES + ")");
        }
    }

    private NodeInvoice add(LightningNode payee, NodeInvoice invoice) throws LightningRefusal {
        if (payee.invoiceBook().has(invoice.hash())) {
            throw unknown("invoice with payment hash already exists");
        }
        payee.invoiceBook().add(invoice);
        changed();
        return invoice;
    }

    synchronized NodePayment pay(LightningNode payer, PayOrder order) throws LightningRefusal {
        expireInvoices();
        Invoice invoice = texts.decode(order.paymentRequest());
        long amountMsat = PayRules.amountMsat(invoice, order);
        PayRules.check(invoice, order, payer.id(), now());
        NodePayment begun = payer.paymentBook().begin(invoice.paymentHash(), invoice.text(), amountMsat, now());
        delivery.deliver(payer, begun, invoice, order);
        changed();
        return payer.paymentBook().find(invoice.paymentHash()).orElse(begun);
    }

    synchronized NodePayment payMore(LightningNode payer, String paymentRequest, long amountMsat)
            throws LightningRefusal {
        expireInvoices();
        Invoice invoice = texts.decode(paymentRequest);
        PayOrder order = new PayOrder(paymentRequest, OptionalLong.of(amountMsat), amountMsat, 0);
        PayRules.check(invoice, order, payer.id(), now());
        NodePayment begun = payer.paymentBook().begin(invoice.paymentHash(), invoice.text(), amountMsat, now());
        delivery.deliver(payer, begun, invoice, order);
        changed();
        return payer.paymentBook().find(invoice.paymentHash()).orElse(begun);
    }

    synchronized void settle(LightningNode payee, Preimage preimage) throws LightningRefusal {
        expireInvoices();
        NodeInvoice invoice =
                payee.invoiceBook().find(preimage.hash()).orElseThrow(() -> unknown("unable to locate invoice"));
        switch (invoice.state()) {
            case OPEN -> throw unknown("invoice still open");
            case CANCELED -> throw unknown("invoice already canceled");
            case SETTLED -> {}
            case ACCEPTED -> {
                delivery.settle(payee, invoice, preimage);
                changed();
            }
        }
    }

    synchronized void cancel(LightningNode payee, PaymentHash hash) throws LightningRefusal {
        expireInvoices();
        NodeInvoice invoice = payee.invoiceBook().find(hash).orElseThrow(() -> unknown("unable to locate invoice"));
        switch (invoice.state()) {
            case SETTLED -> throw unknown("invoice already settled");
            case CANCELED -> {}
            case OPEN, ACCEPTED -> {
                delivery.cancel(payee, invoice);
                changed();
            }
        }
    }

    synchronized ChannelView channelOf(LightningNode node) {
        boolean isGateway = node == gateway;
        return new ChannelView(
                (isGateway ? merchant : gateway).id(),
                channel.active(),
                channel.capacityMsat(),
                channel.balanceMsat(isGateway),
                channel.balanceMsat(!isGateway),
                channel.htlcs().stream()
                        .filter(htlc -> htlc.fromGateway() == isGateway)
                        .toList(),
                channel.htlcs().stream()
                        .filter(htlc -> htlc.fromGateway() != isGateway)
                        .toList(),
                channel.sentMsat(isGateway),
                channel.sentMsat(!isGateway));
    }

    Optional<LightningNode> nodeOf(NodeId id) {
        return id.equals(gateway.id())
                ? Optional.of(gateway)
                : Optional.of(merchant).filter(node -> node.id().equals(id));
    }

    void expireInvoices() {
        gateway.invoiceBook().expire(now());
        merchant.invoiceBook().expire(now());
    }

    void changed() {
        listeners.forEach(Runnable::run);
    }
}
