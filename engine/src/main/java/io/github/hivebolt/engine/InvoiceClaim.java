package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveRequest;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.domain.quote.ReceiveQuote;
import io.github.hivebolt.ports.InvoiceNote;
import io.github.hivebolt.ports.ListedInvoice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an invoice's description claims to be. Whoever may make invoices at the node can write it, so it is believed only
 * with a proof.
 */
final class InvoiceClaim {
    private static final Pattern DESCRIPTION = Pattern.compile(
            "(?:(.*) \\| )?([0-9]{1,12}\\.[0-9]{3}) (HIVE|HBD) for ([a-z][a-z0-9.-]{2,15}) hb:(r[0-9a-z]{8,32})",
            Pattern.DOTALL);
    private static final String REQUESTER = "rebuild";
    private static final int MOST_CHARACTERS = 2_000;

    private InvoiceClaim() {}

    /**
     * The order that an invoice claims to belong to.
     *
     * @param listed by the node
     * @param policy whose fee is taken to have applied; the rate follows from what is paid out
     * @return the order as it was before anybody paid, or empty if it claims no such thing
     */
    static Optional<ReceiveOrder> order(ListedInvoice listed, SendPolicy policy) {
        Optional<Matcher> claim = listed.note().flatMap(note -> claim(note));
        Optional<Invoice> invoice = listed.note()
                .flatMap(note -> read(note, policy))
                .filter(known -> known.paymentHash().equals(listed.hash()));
        if (claim.isEmpty() || invoice.flatMap(Invoice::amount).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(order(claim.get(), invoice.get(), policy));
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            return Optional.empty();
        }
    }

    /** Where the node keeps a label, the description may be somebody else's. */
    private static Optional<Matcher> claim(InvoiceNote note) {
        String text = note.label().orElse(note.description());
        Matcher matcher = DESCRIPTION.matcher(text.length() > MOST_CHARACTERS ? "" : text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    private static Optional<Invoice> read(InvoiceNote note, SendPolicy policy) {
        try {
            return Optional.of(policy.decoder().decode(note.text()));
        } catch (UnreadableInvoiceException unreadable) {
            return Optional.empty();
        }
    }

    private static ReceiveOrder order(Matcher claim, Invoice invoice, SendPolicy policy) {
        Msat amount = invoice.amount().orElseThrow();
        ReceiveRequest request = new ReceiveRequest(
                new AccountName(claim.group(4)),
                policy.gateway(),
                quote(amount, HiveAmount.parse(claim.group(2), HiveAsset.valueOf(claim.group(3))), policy),
                claim.group(1) == null ? "" : claim.group(1),
                REQUESTER,
                invoice.createdAt(),
                invoice.createdAt().plus(invoice.expiry()));
        return new ReceiveOrder(
                new OrderId(claim.group(5)),
                request,
                invoice.paymentHash(),
                Optional.of(invoice.text()),
                new ReceiveState.Open());
    }

    /** The highest rate at which this amount pays out just that much. */
    private static ReceiveQuote quote(Msat amount, HiveAmount payout, SendPolicy policy) {
        Rate any = new Rate(payout.asset(), BigDecimal.ONE);
        ReceiveQuote guess = new ReceiveQuote(amount, policy.pricing().fee(), any);
        BigDecimal satsPerUnit = BigDecimal.valueOf(
                        amount.minus(guess.feeOn(amount)).value())
                .divide(BigDecimal.valueOf(payout.milli()), Rate.MAX_SCALE, RoundingMode.FLOOR);
        ReceiveQuote quote = new ReceiveQuote(amount, policy.pricing().fee(), new Rate(payout.asset(), satsPerUnit));
        if (!quote.payout(amount).equals(payout)) {
            throw new IllegalArgumentException("no rate pays that out");
        }
        return quote;
    }
}
