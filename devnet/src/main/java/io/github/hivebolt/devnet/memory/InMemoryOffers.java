package io.github.hivebolt.devnet.memory;

import io.github.hivebolt.codec.Bolt12;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.OfferRefusal;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.ports.LightningOffers;
import io.github.hivebolt.ports.OfferPayments;
import io.github.hivebolt.ports.OfferReply;
import io.github.hivebolt.ports.OfferRequest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Gets invoices for offers from the Lightning model. Thread-safe if the link is. */
public final class InMemoryOffers implements LightningOffers {
    private final LightningNode node;
    private final Link link;

    /**
     * A way to invoices.
     *
     * @param node the node that asks
     * @param link what goes wrong on the way to it
     */
    public InMemoryOffers(LightningNode node, Link link) {
        this.node = node;
        this.link = link;
    }

    @Override
    public OfferReply fetch(OfferRequest request) {
        Link.Trouble trouble = link.next("fetch");
        if (!node.id().equals(request.node()) || node.state().refusal().isPresent()) {
            return new OfferReply.Unavailable("The Lightning node is starting or is another one.");
        }
        return switch (trouble) {
            case NONE -> ask(request);
            case LOST_AFTER_EFFECT -> unheard(ask(request));
            case REFUSED, LOST_BEFORE_EFFECT, DELAYED ->
                new OfferReply.Unavailable("The Lightning node gave no answer.");
        };
    }

    private static OfferReply unheard(OfferReply reply) {
        return new OfferReply.Unavailable(
                "The Lightning node's answer was lost: " + reply.getClass().getSimpleName());
    }

    private OfferReply ask(OfferRequest request) {
        OptionalLong amount = request.offer().amount().isPresent()
                ? OptionalLong.empty()
                : OptionalLong.of(request.amount().value());
        try {
            Invoice invoice = node.decode(
                    node.askForInvoice(request.offer().text(), amount).paymentRequest());
            return invoice.amount().filter(request.amount()::equals).isPresent()
                    ? new OfferReply.Fetched(invoice)
                    : new OfferReply.Refused("The invoice is for another amount.");
        } catch (OfferRefusal refusal) {
            return switch (refusal.kind()) {
                case EXPIRED, ERROR_REPLY, BAD_QUESTION -> new OfferReply.Refused(refusal.text());
                case NO_ROUTE, TIMED_OUT -> new OfferReply.Unavailable(refusal.text());
            };
        } catch (LightningRefusal broken) {
            return new OfferReply.Unavailable(broken.text());
        }
    }

    @Override
    public OfferPayments payments(Offer offer, NodeId wanted, Instant since) {
        if (link.next("offer-payments") != Link.Trouble.NONE || !node.id().equals(wanted)) {
            return new OfferPayments.Unclear("The Lightning node gave no answer.");
        }
        return new OfferPayments.Known(
                node.payments(payment -> !payment.createdAt().isBefore(since)).stream()
                        .filter(payment -> isFor(payment, offer))
                        .map(NodePayment::hash)
                        .collect(Collectors.toSet()));
    }

    private static boolean isFor(NodePayment payment, Offer offer) {
        try {
            return payment.paymentRequest().startsWith("lni1")
                    && Bolt12.answers(payment.paymentRequest(), offer.text());
        } catch (UnreadableInvoiceException unreadable) {
            return false;
        }
    }
}
