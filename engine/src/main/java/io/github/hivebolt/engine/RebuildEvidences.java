package io.github.hivebolt.engine;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.KnownNode;
import io.github.hivebolt.domain.order.RebuildEvidence;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.quote.SendQuote;
import io.github.hivebolt.ports.ListedPayment;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Instant;
import java.util.Optional;

/** Collects what chain and node tell about an order. */
final class RebuildEvidences {
    private final EnginePorts ports;
    private final EngineSettings settings;
    private final RebuildStory story;
    private final NodePayments payments;
    private final KnownNode node;

    RebuildEvidences(
            EnginePorts ports, EngineSettings settings, RebuildStory story, NodePayments payments, KnownNode node) {
        this.ports = ports;
        this.settings = settings;
        this.story = story;
        this.payments = payments;
        this.node = node;
    }

    RebuildEvidence of(StoreView view, SendOrder order) {
        RebuildStory.Request request = story.request(order.transfer());
        Optional<Invoice> invoice = order.state()
                .knownDispatch()
                .map(dispatch -> dispatch.invoice())
                .or(request::invoice)
                .or(() -> kept(view, order, request));
        Optional<ListedPayment> listed =
                invoice.filter(known -> isFree(view, order, known)).flatMap(known -> payments.of(known.paymentHash()));
        Optional<Msat> amount = invoice.flatMap(Invoice::amount).or(() -> listed.map(ListedPayment::amount));
        return new RebuildEvidence(
                request.confidential(),
                story.answers(order.id()).stream().map(story::readable).toList(),
                story.unreadable(order.transfer()),
                invoice,
                listed.map(ListedPayment::record).orElseGet(PaymentRecord.Absent::new),
                invoice.filter(known -> story.isShared(known.paymentHash())).isPresent(),
                listed.map(ListedPayment::amount),
                node.id(),
                amount.flatMap(known -> quote(order, known)),
                request.namesOffer() && listed.isEmpty() && mayHavePaid(view, order));
    }

    private Optional<Invoice> kept(StoreView view, SendOrder order, RebuildStory.Request request) {
        return request.namesOffer()
                ? Facts.offerInvoice(view, order.id()).flatMap(text -> OfferDesk.invoice(text, settings.policy()))
                : Optional.empty();
    }

    /** Which payment would be the order's cannot be told; that there is none can. */
    private boolean mayHavePaid(StoreView view, SendOrder order) {
        Instant since = order.transfer().blockTime().minus(OfferDesk.CLOCKS);
        return payments.hasUnexplained(
                since,
                hash -> story.names(hash)
                        || view.hashHolder(Direction.SEND, hash).isPresent());
    }

    /** The hash of an invoice belongs to one order; the node's record says nothing about any other. */
    private static boolean isFree(StoreView view, SendOrder order, Invoice invoice) {
        return view.hashHolder(Direction.SEND, invoice.paymentHash())
                .filter(holder -> !holder.equals(order.id()))
                .isEmpty();
    }

    private Optional<SendQuote> quote(SendOrder order, Msat amount) {
        Optional<Rate> rate = ports.rates().apply(order.transfer().amount().asset());
        return rate.map(known -> settings.policy().pricing().quote(amount, known));
    }
}
