package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.codec.Bolt12;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.OfferReply;
import io.github.hivebolt.ports.OfferRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One question for an invoice: the node reads the offer, asks its payee, and reads what came back, and each time what it
 * reads must be what we read. {@code xpay} is never given an offer: it would fetch and pay in one call, with a hash that
 * nobody has kept.
 */
final class FetchCall {
    private static final Duration QUESTION_LIMIT = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(3);
    /** "Offer expired" and "error reply"; no route (1003) and a time-out (1005) are no answers of the payee. */
    private static final Set<Integer> SAYS_NO = Set.of(1002, 1004);

    private static final int CANNOT_BE_READ = -32_602;

    private final ClnSession session;
    private final OfferRequest request;

    FetchCall(ClnSession session, OfferRequest request) {
        this.session = session;
        this.request = request;
    }

    OfferReply run() {
        try {
            if (!isNode(session.recentInfo(QUESTION_LIMIT))) {
                return unavailable("The node that answers is not the one that has to ask.");
            }
            Optional<String> objection = objectionToTheOffer();
            return objection.isPresent() ? refused(objection.get()) : ask();
        } catch (ClnTroubleException trouble) {
            return after(trouble);
        }
    }

    /** A denial is no answer of the payee: a rune that has used up its rate denies, too. */
    private static OfferReply after(ClnTroubleException trouble) {
        boolean no = trouble.refusal()
                .filter(said ->
                        !said.saysDenied() && SAYS_NO.contains(said.code().orElse(0)))
                .isPresent();
        return no ? refused(trouble.sentence()) : unavailable(trouble.sentence());
    }

    private Optional<String> objectionToTheOffer() throws ClnTroubleException {
        Optional<ObjectNode> read = decode(request.offer().text());
        if (read.isEmpty() || !isValid(read.get(), "bolt12 offer")) {
            return Optional.of("Core Lightning does not find the offer valid.");
        }
        boolean sameAmount = ClnJson.msat(read.get(), "offer_amount_msat")
                .equals(request.offer().amount());
        return sameAmount && !read.get().has("offer_currency")
                ? Optional.empty()
                : Optional.of("Core Lightning reads another amount in the offer.");
    }

    private OfferReply ask() throws ClnTroubleException {
        ObjectNode question = StrictJson.newObject()
                .put("offer", request.offer().text())
                .put("timeout", Math.max(1, request.patience().toSeconds()));
        if (request.offer().amount().isEmpty()) {
            question.put("amount_msat", request.amount().value());
        }
        ObjectNode answer = session.call(
                        "fetchinvoice", question, request.patience().plus(GRACE))
                .result();
        Optional<String> text = StrictJson.text(answer, "invoice");
        if (text.isEmpty()) {
            return unavailable("Core Lightning answered a question for an invoice without one.");
        }
        Optional<Invoice> invoice = read(text.get());
        if (invoice.isEmpty()) {
            return refused("The payee's invoice cannot be read or does not answer the offer.");
        }
        return compared(invoice.get());
    }

    private Optional<Invoice> read(String text) {
        try {
            Invoice invoice = Bolt12.invoice(text);
            return Bolt12.answers(text, request.offer().text()) ? Optional.of(invoice) : Optional.empty();
        } catch (UnreadableInvoiceException unreadable) {
            return Optional.empty();
        }
    }

    private OfferReply compared(Invoice invoice) throws ClnTroubleException {
        Optional<Msat> asked = Optional.of(request.amount());
        if (!invoice.amount().equals(asked)) {
            return refused("The payee's invoice is for another amount than was asked for.");
        }
        Optional<ObjectNode> read = decode(invoice.text());
        boolean same = read.filter(seen -> isValid(seen, "bolt12 invoice")
                        && StrictJson.text(seen, "invoice_payment_hash")
                                .filter(invoice.paymentHash().hex()::equals)
                                .isPresent()
                        && ClnJson.msat(seen, "invoice_amount_msat").equals(asked))
                .isPresent();
        if (!same) {
            return refused("Core Lightning does not find the payee's invoice valid, or reads it in another way.");
        }
        return isNode(session.info(QUESTION_LIMIT))
                ? new OfferReply.Fetched(invoice)
                : unavailable("Another node answers than a moment ago.");
    }

    /** What the node reads, or empty where it cannot read it at all. */
    private Optional<ObjectNode> decode(String text) throws ClnTroubleException {
        try {
            ObjectNode question = StrictJson.newObject().put("string", text);
            return Optional.of(session.call("decode", question, QUESTION_LIMIT).result());
        } catch (ClnTroubleException trouble) {
            if (trouble.refusal()
                    .filter(error -> error.code().orElse(0) == CANNOT_BE_READ)
                    .isPresent()) {
                return Optional.empty();
            }
            throw trouble;
        }
    }

    private static boolean isValid(ObjectNode read, String type) {
        return StrictJson.text(read, "type").filter(type::equals).isPresent()
                && read.path("valid").asBoolean(false);
    }

    private boolean isNode(NodeInfo found) {
        return found.id().equals(request.node());
    }

    private static OfferReply refused(String why) {
        return new OfferReply.Refused(why);
    }

    private static OfferReply unavailable(String why) {
        return new OfferReply.Unavailable(why);
    }
}
