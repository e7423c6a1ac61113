package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.Problems;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.ReceiveOffer;
import io.github.hivebolt.domain.order.Refusal;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.domain.quote.FeeSchedule;
import io.github.hivebolt.domain.quote.ReceiveQuote;
import io.github.hivebolt.domain.quote.SendQuote;
import io.github.hivebolt.ports.TimeSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Says what something would cost. Thread-safe. */
public final class Quotes {
    private static final int BAD_REQUEST = 400;
    private static final int LONGEST_DESTINATION = 4_096;
    private static final Duration GOOD_FOR = Duration.ofSeconds(60);

    private final SendPolicy policy;
    private final FeeSchedule buffer;
    private final Function<HiveAsset, Optional<Rate>> rates;
    private final Receiving receiving;
    private final TimeSource time;

    /**
     * Quotes at the prices of the moment.
     *
     * @param policy fees and limits
     * @param bufferPpm what a send quote adds for a changing price, in millionths
     * @param rates prices
     * @param receiving for receive quotes
     * @param time until when a quote is good
     */
    public Quotes(
            SendPolicy policy,
            long bufferPpm,
            Function<HiveAsset, Optional<Rate>> rates,
            Receiving receiving,
            TimeSource time) {
        this.policy = policy;
        this.buffer = new FeeSchedule(Msat.ZERO, bufferPpm);
        this.rates = rates;
        this.receiving = receiving;
        this.time = time;
    }

    QuoteView quote(QuoteRequest request) {
        return switch (request.direction().orElse("")) {
            case "send" -> send(request);
            case "receive" -> receive(request);
            default -> throw Problems.of(BAD_REQUEST, "INVALID_DIRECTION", "The direction must be send or receive.");
        };
    }

    private QuoteView receive(QuoteRequest request) {
        return switch (receiving.required().quote(request.asInvoice().ask())) {
            case ReceiveOffer.Refused(Refusal refusal) -> throw Refusals.of(refusal);
            case ReceiveOffer.Quoted(ReceiveQuote quote) ->
                new QuoteView(
                        "receive",
                        quote.asset().name(),
                        quote.rate().satsPerUnit().toPlainString(),
                        quote.amount().ceilToSats(),
                        Long.toString(quote.feeOn(quote.amount()).value()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(quote.payout(quote.amount()).decimal()),
                        expiry());
        };
    }

    private QuoteView send(QuoteRequest request) {
        HiveAsset asset = asset(request.asset().orElse("HIVE"));
        Optional<Invoice> invoice = request.destination().map(this::decode);
        Msat amount = amount(request, invoice);
        if (amount.compareTo(policy.minAmount()) < 0) {
            throw Refusals.of(Refusal.of(ReasonCode.AMOUNT_TOO_SMALL));
        }
        if (amount.compareTo(policy.maxAmount()) > 0) {
            throw Refusals.of(Refusal.of(ReasonCode.AMOUNT_TOO_LARGE));
        }
        Rate rate = rates.apply(asset).orElseThrow(() -> Refusals.of(Refusal.of(ReasonCode.NO_RATE)));
        SendQuote quote = policy.pricing().quote(amount, rate);
        Msat charge = quote.charge(quote.routingReserve());
        String memo = invoice.map(Invoice::text).orElse("<the invoice>");
        boolean needsAmount = invoice.filter(open -> open.amount().isEmpty()).isPresent();
        return new QuoteView(
                "send",
                asset.name(),
                rate.satsPerUnit().toPlainString(),
                amount.ceilToSats(),
                Long.toString(quote.fee().value()),
                Optional.of(Long.toString(quote.routingReserve().value())),
                Optional.of(rate.costRoundedUp(charge.plus(buffer.on(charge))).decimal()),
                Optional.of(policy.gateway().value()),
                Optional.of(needsAmount ? memo + " amount=" + amount.ceilToSats() : memo),
                Optional.empty(),
                expiry());
    }

    private Instant expiry() {
        return ReceiveReport.millis(time.now().plus(GOOD_FOR));
    }

    private static HiveAsset asset(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "HIVE" -> HiveAsset.HIVE;
            case "HBD" -> HiveAsset.HBD;
            default -> throw Problems.of(BAD_REQUEST, "INVALID_ASSET", "The asset must be HIVE or HBD.");
        };
    }

    private Msat amount(QuoteRequest request, Optional<Invoice> invoice) {
        Optional<Msat> fixed = invoice.flatMap(Invoice::amount);
        if (fixed.isPresent()) {
            return fixed.get();
        }
        BigDecimal sats = request.amountSats().orElse(BigDecimal.ZERO);
        boolean valid = sats.signum() > 0
                && sats.compareTo(BigDecimal.valueOf(Msat.MAX_VALUE / 1_000)) <= 0
                && sats.stripTrailingZeros().scale() <= 0;
        if (!valid) {
            throw Problems.of(
                    BAD_REQUEST,
                    "INVALID_AMOUNT",
                    "Give amountSats, a whole number of sats, or a destination that says the amount.");
        }
        return Msat.ofSats(sats.longValueExact());
    }

    private Invoice decode(String text) {
        try {
            if (text.length() > LONGEST_DESTINATION) {
                throw Refusals.of(Refusal.of(ReasonCode.INVOICE_UNREADABLE));
            }
            String bare = text.strip().replaceFirst("(?i)^lightning:", "");
            return policy.decoder().decode(bare);
        } catch (UnreadableInvoiceException unreadable) {
            throw Refusals.of(Refusal.of(ReasonCode.INVOICE_UNREADABLE));
        }
    }
}
