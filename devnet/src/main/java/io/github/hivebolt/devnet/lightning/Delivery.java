package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import java.util.HexFormat;
import java.util.Optional;

/** How money travels: route, HTLC, the payee's decision, and back. Guarded by the network's monitor. */
final class Delivery {
    private static final int ROUTER_CLTV_DELTA = 80;
    /** lnd gives a held HTLC back this many blocks before it times out. */
    private static final int HOLD_EXPIRY_DELTA = 12;
    /** lnd keeps one percent of the channel unspendable. */
    private static final long RESERVE_DIVISOR = 100;

    private final LightningNet net;
    private final Channel channel;
    private final NodeId routerId;
    private RoutingFee fee = RoutingFee.NONE;

    Delivery(LightningNet net, Channel channel, NodeId routerId) {
        this.net = net;
        this.channel = channel;
        this.routerId = routerId;
    }

    void routingFee(RoutingFee next) {
        fee = next;
    }

    void deliver(LightningNode payer, NodePayment begun, Invoice invoice, PayOrder order) {
        Optional<LightningNode> payee = net.nodeOf(invoice.payee());
        if (payee.isEmpty()) {
            fail(payer, begun, LndFailure.NO_ROUTE);
            return;
        }
        InvoiceBehaviour behaviour = payee.get()
                .invoiceBook()
                .find(begun.hash())
                .map(NodeInvoice::behaviour)
                .orElse(new InvoiceBehaviour.Pays());
        Route route = route(payee.get(), begun, invoice);
        Optional<LndFailure> obstacle = obstacle(behaviour, route, payer, order);
        if (obstacle.isPresent()) {
            fail(payer, begun, obstacle.get());
        } else if (!(behaviour instanceof InvoiceBehaviour.NeverStarts)) {
            attempt(payer, payee.get(), begun, route, behaviour);
        }
    }

    void settle(LightningNode payee, NodeInvoice invoice, Preimage preimage) {
        Htlc htlc = channel.htlc(invoice.hash())
                .orElseThrow(() -> new IllegalStateException("an accepted invoice has an HTLC"));
        payee.invoiceBook().settle(invoice, preimage, net.now());
        channel.settle(htlc);
        LightningNode payer = payerOf(htlc);
        NodePayment paid = payment(payer, invoice.hash()).succeeded(preimage, net.now());
        payer.paymentBook().append(paid);
    }

    void cancel(LightningNode payee, NodeInvoice invoice) {
        payee.invoiceBook().cancel(invoice, net.now());
        channel.htlc(invoice.hash()).ifPresent(this::giveBack);
    }

    void timeOutHeld() {
        for (Htlc htlc : channel.htlcs()) {
            LightningNode payee = htlc.fromGateway() ? net.merchant() : net.gateway();
            Optional<NodeInvoice> held = payee.invoiceBook().find(htlc.hash());
            int limit = held.flatMap(NodeInvoice::htlc)
                    .map(InvoiceHtlc::expiryHeight)
                    .orElse(htlc.expiryHeight());
            if (held.isPresent() && net.blockHeight() >= limit - HOLD_EXPIRY_DELTA) {
                cancel(payee, held.get());
            }
        }
    }

    private Optional<LndFailure> obstacle(
            InvoiceBehaviour behaviour, Route route, LightningNode payer, PayOrder order) {
        if (behaviour instanceof InvoiceBehaviour.Fails fails
                && fails.reason() != LndFailure.INCORRECT_PAYMENT_DETAILS) {
            return Optional.of(fails.reason());
        }
        boolean withinLimits = route.feeMsat() <= order.feeLimitMsat()
                && route.totalTimeLock() - net.blockHeight() <= PayRules.cltvLimit(order);
        if (!withinLimits) {
            return Optional.of(LndFailure.NO_ROUTE);
        }
        long needed = Math.addExact(route.totalMsat(), channel.capacityMsat() / RESERVE_DIVISOR);
        return channel.canSend(isGateway(payer), needed)
                ? Optional.empty()
                : Optional.of(LndFailure.INSUFFICIENT_BALANCE);
    }

    private void attempt(
            LightningNode payer, LightningNode payee, NodePayment begun, Route route, InvoiceBehaviour behaviour) {
        HtlcAttempt attempt = new HtlcAttempt(
                payer.paymentBook().nextAttemptId(),
                PaymentStatus.IN_FLIGHT,
                route,
                net.now(),
                Optional.empty(),
                Optional.empty());
        payer.paymentBook().append(begun.attempting(attempt));
        if (behaviour instanceof InvoiceBehaviour.DiesAfterSending) {
            return;
        }
        Htlc htlc = channel.lock(begun.hash(), isGateway(payer), route);
        Optional<NodeInvoice> invoice = payee.invoiceBook()
                .find(begun.hash())
                .filter(known -> known.state() == InvoiceState.OPEN && known.valueMsat() <= route.amountMsat());
        if (invoice.isEmpty() || behaviour instanceof InvoiceBehaviour.Fails) {
            giveBack(htlc);
            return;
        }
        arrive(payee, invoice.get(), htlc, route, behaviour);
    }

    private void arrive(LightningNode payee, NodeInvoice invoice, Htlc htlc, Route route, InvoiceBehaviour behaviour) {
        InvoiceHtlc held = new InvoiceHtlc(
                htlc.index(),
                htlc.amountMsat(),
                net.blockHeight(),
                net.now(),
                Optional.empty(),
                route.finalTimeLock(),
                InvoiceState.ACCEPTED);
        payee.invoiceBook().accept(invoice, held);
        if (invoice.preimage().isPresent() && !(behaviour instanceof InvoiceBehaviour.Holds)) {
            NodeInvoice accepted = payee.invoiceBook().find(invoice.hash()).orElse(invoice);
            settle(payee, accepted, invoice.preimage().get());
        }
    }

    private void giveBack(Htlc htlc) {
        channel.fail(htlc);
        LightningNode payer = payerOf(htlc);
        NodePayment payment = payment(payer, htlc.hash());
        payer.paymentBook().append(payment.failing(LndFailure.INCORRECT_PAYMENT_DETAILS));
        fail(payer, payment, LndFailure.INCORRECT_PAYMENT_DETAILS);
    }

    private void fail(LightningNode payer, NodePayment payment, LndFailure reason) {
        payer.paymentBook().append(payment.failed(reason, net.now()));
    }

    private static NodePayment payment(LightningNode payer, PaymentHash hash) {
        return payer.paymentBook()
                .find(hash)
                .orElseThrow(() -> new IllegalStateException("an HTLC belongs to a payment"));
    }

    private Route route(LightningNode payee, NodePayment begun, Invoice invoice) {
        int finalTimeLock = PayRules.finalTimeLock(invoice, net.blockHeight());
        String paymentAddress = payee.invoiceBook()
                .find(begun.hash())
                .map(NodeInvoice::paymentAddress)
                .orElse(HexFormat.of().formatHex(new byte[32]));
        return new Route(
                payee.id(),
                fee.isNone() ? Optional.empty() : Optional.of(routerId),
                begun.valueMsat(),
                fee.feeMsat(begun.valueMsat()),
                fee.isNone() ? finalTimeLock : finalTimeLock + ROUTER_CLTV_DELTA,
                finalTimeLock,
                paymentAddress);
    }

    private boolean isGateway(LightningNode node) {
        return node == net.gateway();
    }

    private LightningNode payerOf(Htlc htlc) {
        return htlc.fromGateway() ? net.gateway() : net.merchant();
    }
}
