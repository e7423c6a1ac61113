package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.quote.SendQuote;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** An order on its way through the acceptance policies, with what follows from its memo and the assessment. */
record Candidate(ChainTransfer transfer, SendRequest request, Assessment assessment, SendPolicy policy, Instant now) {

    static Candidate of(SendOrder order, Assessment assessment, SendPolicy policy, Instant now) {
        SendRequest request = SendRequest.of(assessment.memo(), policy.decoder());
        return new Candidate(order.transfer(), withKept(request, assessment.offer()), assessment, policy, now);
    }

    /** With an invoice an offer is as good as one. */
    private static SendRequest withKept(SendRequest request, OfferStanding standing) {
        return request instanceof SendRequest.PayOffer pay && standing instanceof OfferStanding.Kept(Invoice invoice)
                ? new SendRequest.PayInvoice(invoice, pay.amountSats(), pay.amountUnreadable())
                : request;
    }

    /** An offer that the node could pay and that has no invoice. */
    Optional<Offer> openOffer() {
        return request instanceof SendRequest.PayOffer pay && !(assessment.offer() instanceof OfferStanding.Unpayable)
                ? pay.offer()
                : Optional.empty();
    }

    /** What the destination itself asks for. */
    Optional<Msat> askedAmount() {
        return invoice().flatMap(Invoice::amount).or(() -> openOffer().flatMap(Offer::amount));
    }

    /** What the memo says where the destination asks for nothing, possibly zero. */
    OptionalLong namedSats() {
        if (askedAmount().isPresent()) {
            return OptionalLong.empty();
        }
        return switch (request) {
            case SendRequest.PayInvoice pay -> pay.amountSats();
            case SendRequest.PayOffer pay -> pay.amountSats();
            case SendRequest.Nothing ignored -> OptionalLong.empty();
            case SendRequest.Impossible ignored -> OptionalLong.empty();
        };
    }

    /** Whether the memo has an amount that cannot be read. */
    boolean hasUnreadableAmount() {
        return switch (request) {
            case SendRequest.PayInvoice pay -> pay.amountUnreadable();
            case SendRequest.PayOffer pay -> pay.amountUnreadable();
            case SendRequest.Nothing ignored -> false;
            case SendRequest.Impossible ignored -> false;
        };
    }

    Optional<Invoice> invoice() {
        return request instanceof SendRequest.PayInvoice pay ? Optional.of(pay.invoice()) : Optional.empty();
    }

    /** What the invoice, the offer or the memo says; empty where the whole transfer less fees is to be paid. */
    Optional<Msat> statedAmount() {
        OptionalLong sats = namedSats();
        return askedAmount()
                .or(() -> sats.isPresent() && sats.getAsLong() <= Msat.MAX_VALUE / 1_000
                        ? Optional.of(Msat.ofSats(sats.getAsLong()))
                        : Optional.empty());
    }

    /** What the Lightning amount is, as far as it can be known without or with a rate. */
    Optional<Msat> amount() {
        return statedAmount().or(() -> wholeTransfer().map(SendQuote::amount));
    }

    /** The price, where there is a rate and an amount. */
    Optional<SendQuote> quote() {
        return statedAmount()
                .flatMap(
                        amount -> assessment.rate().map(rate -> policy.pricing().quote(amount, rate)))
                .or(this::wholeTransfer);
    }

    private Optional<SendQuote> wholeTransfer() {
        if (statedAmount().isPresent()) {
            return Optional.empty();
        }
        return assessment.rate().flatMap(rate -> policy.pricing().largestCovered(transfer.amount(), rate));
    }
}
