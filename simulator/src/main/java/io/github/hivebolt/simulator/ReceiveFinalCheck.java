package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.lightning.InvoiceState;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What must hold of receive orders in the end: the payee is paid, or the payer has his money; never both or neither. */
final class ReceiveFinalCheck {
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final World world;
    private final Auditor auditor;
    private final Profile profile;
    private final Weather weather;
    private final ReceiveWorkload workload;

    ReceiveFinalCheck(World world, Auditor auditor, Profile profile, Weather weather, ReceiveWorkload workload) {
        this.weather = weather;
        this.world = world;
        this.auditor = auditor;
        this.profile = profile;
        this.workload = workload;
    }

    /** An order that has not ended, or empty. */
    Optional<String> unfinished() {
        return auditor.store().receiveOrders().stream()
                .filter(order -> !order.state().isFinal() && !(order.state() instanceof ReceiveState.Parked))
                .map(order -> "order " + order.id() + " is " + order.state())
                .findFirst();
    }

    void check() {
        for (ReceiveOrder order : auditor.store().receiveOrders()) {
            check(order);
        }
        for (NodeInvoice invoice : world.net.gateway().invoices()) {
            boolean known = weather.isStoreBehind()
                    || auditor.store().receiveOrder(invoice.hash()).isPresent();
            AuditFailure.unless(
                    known || invoice.amountPaidMsat() == 0, "nobody knows whose payment this is: " + invoice.hash());
        }
        AuditFailure.unless(!isPaymentHeld(), "a payer's money is held for ever");
        if (profile.theme() == Theme.CALM) {
            workload.purchases().forEach(this::calm);
        }
    }

    /** A payment for an invoice that the store forgot is given back by the node, when its time is over. */
    private boolean isPaymentHeld() {
        return world.net.gateway().channel().incoming().stream()
                .anyMatch(htlc -> !weather.isStoreBehind()
                        || auditor.store().receiveOrder(htlc.hash()).isPresent());
    }

    private void check(ReceiveOrder order) {
        if (order.state() instanceof ReceiveState.Parked) {
            // Whether it may be parked was checked when it was; what became of its money only a human can judge.
            return;
        }
        Optional<NodeInvoice> invoice = world.net.gateway().invoice(order.hash());
        boolean taken =
                invoice.filter(each -> each.state() == InvoiceState.SETTLED).isPresent();
        List<ChainTransfer> sent = auditor.chain().namedAs(order.id().text());
        boolean delivered = sent.size() == 1
                && sent.getFirst().to().equals(order.request().payee())
                && sent.getFirst()
                        .amount()
                        .equals(ReceiveCheck.due(order, invoice.orElseThrow().amountPaidMsat()));
        AuditFailure.unless(
                taken ? delivered : sent.isEmpty(), "order " + order.id() + ": taken " + taken + ", sent " + sent);
        AuditFailure.unless(
                taken == order.state() instanceof ReceiveState.Done, "a wrong end of " + order.id() + ": " + order);
        Optional<NodePayment> paid = Payers.payment(world, order.hash());
        AuditFailure.unless(
                taken
                                == paid.filter(each -> each.status() == PaymentStatus.SUCCEEDED)
                                        .isPresent()
                        && paid.filter(each -> each.status() == PaymentStatus.IN_FLIGHT)
                                .isEmpty(),
                "order " + order.id() + ": taken " + taken + ", the payer's " + paid);
        long owed = auditor.books()
                .balance(
                        Account.order(order.id().text()),
                        Currency.of(order.request().quote().asset()));
        AuditFailure.unless(owed == 0, "order " + order.id() + " has ended and is still owed " + -owed);
    }

    /** Where nothing goes wrong, everybody gets his invoice, and what is rightly paid is delivered. */
    private void calm(Purchase purchase) {
        AuditFailure.unless(purchase.mayHave() == purchase.invoice().isPresent(), "no invoice for " + purchase.wish());
        if (purchase.id().isEmpty()) {
            return;
        }
        ReceiveOrder order =
                auditor.store().receiveOrder(purchase.id().get().text()).orElseThrow();
        long asked = order.request().quote().amount().value();
        boolean rightlyPaid = Payers.payment(world, order.hash())
                .filter(paid -> paid.valueMsat() >= asked && paid.valueMsat() / 2 <= asked)
                .filter(paid ->
                        paid.createdAt().isBefore(order.request().expiresAt().minus(CLOSE)))
                .isPresent();
        AuditFailure.unless(
                !rightlyPaid || order.state() instanceof ReceiveState.Done,
                "paid as it was asked for, and not delivered: " + order);
    }
}
