package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.codec.Bolt12;
import io.github.hivebolt.codec.Bolt12Writer;
import io.github.hivebolt.codec.OfferDraft;
import io.github.hivebolt.devnet.lightning.OfferRefusal.Kind;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The offers of the whole network, and how they are answered. Only used under the network's monitor. */
final class OfferBook {
    private final LightningNet net;
    private final Map<String, Known> offers = new HashMap<>();

    private record Known(LightningNode payee, OfferTerms terms) {}

    OfferBook(LightningNet net) {
        this.net = net;
    }

    String add(LightningNode payee, OfferTerms terms) {
        OfferDraft draft =
                new OfferDraft(net.network(), terms.amount(), terms.description(), terms.expiresAt(), payee.id());
        String text = Bolt12Writer.offer(draft);
        offers.put(text, new Known(payee, terms));
        return text;
    }

    /** The invoice that the payee of an offer gives. */
    NodeInvoice ask(LightningNode asker, String text, OptionalLong amountMsat, boolean connected)
            throws OfferRefusal, LightningRefusal {
        Offer offer = read(text);
        if (offer.expiresAt().filter(end -> end.isBefore(net.now())).isPresent()) {
            throw new OfferRefusal(Kind.EXPIRED, "Offer expired");
        }
        if (offer.amount().isEmpty() && amountMsat.orElse(0) <= 0) {
            throw new OfferRefusal(Kind.BAD_QUESTION, "amount_msat is required");
        }
        Known known = Optional.ofNullable(offers.get(offer.text()))
                .filter(ignored -> connected)
                .orElseThrow(() -> new OfferRefusal(Kind.NO_ROUTE, "Failed: could not route or connect directly"));
        long asked = amountMsat.orElseGet(() -> offer.amount().orElseThrow().value());
        return switch (known.terms().answers()) {
            case INVOICE -> invoice(asker, known, offer, asked);
            case TWICE_AS_MUCH -> invoice(asker, known, offer, 2 * asked);
            case ERROR -> throw new OfferRefusal(Kind.ERROR_REPLY, "Remote node sent failure message: no more");
            case NOTHING -> throw new OfferRefusal(Kind.TIMED_OUT, "Timeout waiting for response");
        };
    }

    private NodeInvoice invoice(LightningNode asker, Known known, Offer offer, long msat) throws LightningRefusal {
        OfferTerms terms = known.terms();
        InvoiceOrder order = InvoiceOrder.plain(msat, terms.description(), terms.invoiceExpiry(), terms.behaviour());
        return net.addOfferInvoice(known.payee(), order, offer.text(), asker.id());
    }

    private static Offer read(String text) throws OfferRefusal {
        try {
            return Bolt12.offer(text);
        } catch (UnreadableInvoiceException unreadable) {
            throw new OfferRefusal(Kind.BAD_QUESTION, "Unparseable offer: " + unreadable.getMessage());
        }
    }
}
