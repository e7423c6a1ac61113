package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.quote.SendQuote;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** An order on its way through the acceptance policies, with what follows from its memo and the assessment. */
record Candidate(ChainTransfer transfer, SendRequest request, Assessment assessment, SendPolicy policy, Instant now) {

    static Candidate of(SendOrder order, Assessment assessment, SendPolicy policy, Instant now) {
        SendRequest request = SendRequest.of(assessment.memo(), policy.decoder());
        return new Candidate(order.transfer(), request, assessment, policy, now);
    }

    Optional<Invoice> invoice() {
        return request instanceof SendRequest.PayInvoice pay ? Optional.of(pay.invoice()) : Optional.empty();
    }

    /** What the invoice or the memo says; empty where the whole transfer less fees is to be paid. */
    Optional<Msat> statedAmount() {
        if (!(request instanceof SendRequest.PayInvoice pay)) {
            return Optional.empty();
        }
        if (pay.invoice().amount().isPresent()) {
            return pay.invoice().amount();
        }
        OptionalLong amountSats = pay.amountSats();
        return amountSats.isPresent() && amountSats.getAsLong() <= Msat.MAX_VALUE / 1_000
                ? Optional.of(Msat.ofSats(amountSats.getAsLong()))
                : Optional.empty();
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
