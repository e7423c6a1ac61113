package org.example.phoenixd;

import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.example.phoenixd.PhoenixdHttp.Answer;
import org.example.phoenixd.PhoenixdHttp.NoAnswer;

/** One pay request. Whatever phoenixd answers, its own record says how the payment ended. */
final class PayCall {
    private static final Duration QUESTION = Duration.ofSeconds(3);
    private static final Duration SAME_MOMENT = Duration.ofSeconds(1);
    // What phoenixd takes for every payment: it has no parameter for a lower limit.
    private static final long FEE_PER_MILLE = 4;
    private static final long FEE_BASE_MSAT = 4_000;

    private final PhoenixdHttp http;
    private final TimeSource time;
    private final PaymentRequest request;
    private final PaymentHash hash;

    PayCall(PhoenixdHttp http, TimeSource time, PaymentRequest request) {
        this.http = http;
        this.time = time;
        this.request = request;
        this.hash = request.invoice().paymentHash();
    }

    SendReport run() {
        Optional<SendReport> beforehand = beforehand();
        if (beforehand.isPresent()) {
            return beforehand.get();
        }
        Instant sentAt = time.now();
        Map<String, String> form =
                new HashMap<>(Map.of("invoice", request.invoice().text()));
        if (request.invoice().amount().isEmpty()) {
            form.put("amountSat", Long.toString(request.amount().floorToSats()));
        }
        try {
            Answer answer = http.post("/payinvoice", form, request.patience());
            Optional<Map<String, Object>> json = answer.status() == 200 ? Json.object(answer.body()) : Optional.empty();
            return json.filter(this::isOfThisPayment)
                    .map(object -> afterAnswer(object, sentAt))
                    .orElseGet(() -> afterSilence("phoenixd answered HTTP " + answer.status() + ".", sentAt));
        } catch (NoAnswer trouble) {
            return trouble.requestMayHaveLeft()
                    ? afterSilence(trouble.sentence(), sentAt)
                    : notSent(trouble.sentence());
        }
    }

    /** Everything that can be known without sending: another node, a fee that is too low, a hash that was used. */
    private Optional<SendReport> beforehand() {
        if (request.feeLimit().value() < phoenixdsFee(request.amount())) {
            return Optional.of(
                    notSent("phoenixd takes 0.4 % and 4 sats for every payment, which is more than the routing"
                            + " reserve: raise hivebolt.lightning.fee-limit-ppm and -base-sats to 4000 and 4."));
        }
        if (request.amount().value() % 1_000 != 0 && request.invoice().amount().isEmpty()) {
            return Optional.of(notSent("phoenixd pays whole sats only where the invoice names no amount."));
        }
        try {
            NodeInfo info = NodeInfo.of(http, QUESTION);
            if (!info.id().equals(request.payer())) {
                return Optional.of(notSent("The node that answers is " + info.id() + "."));
            }
        } catch (PartyUnavailableException silent) {
            return Optional.of(notSent(silent.words()));
        }
        return switch (OwnRecord.of(http, hash, QUESTION)) {
            case OwnRecord.None none ->
                time.now().isAfter(request.invoice().expiresAt())
                        ? Optional.of(notSent("The invoice has expired."))
                        : Optional.empty();
            case OwnRecord.Unusable unusable -> Optional.of(notSent(unusable.why()));
            case OwnRecord.Paid paid -> Optional.of(unknown("phoenixd has paid this hash before.", true));
            case OwnRecord.GivenUp given -> Optional.of(unknown("phoenixd has tried this hash before.", true));
            case OwnRecord.Pending pending -> Optional.of(unknown("phoenixd is paying this hash.", true));
        };
    }

    private boolean isOfThisPayment(Map<String, Object> object) {
        return Json.string(object, "paymentHash").equals(Optional.of(hash.hex()))
                && (object.containsKey("paymentPreimage") || object.containsKey("reason"));
    }

    /** phoenixd's own answer accounts for the request; the fee in it is rounded, so the record is asked for all. */
    private SendReport afterAnswer(Map<String, Object> answer, Instant sentAt) {
        String reason = Json.string(answer, "reason").orElse("");
        return switch (OwnRecord.of(http, hash, QUESTION)) {
            case OwnRecord.Paid paid
            when OwnRecord.proofIn(answer, "paymentPreimage", hash).isPresent() ->
                new SendReport(new PaymentOutcome.Succeeded(paid.preimage(), paid.fee()), true, true);
            case OwnRecord.GivenUp given
            when !reason.isEmpty() && isOurs(given.begunAt(), sentAt) ->
                new SendReport(new PaymentOutcome.Failed(reasonOf(reason)), true, true);
            case OwnRecord.None none when !reason.isEmpty() -> notSent("phoenixd: " + NodeInfo.printable(reason));
            case OwnRecord.None none -> unknown("phoenixd has no record of what it answered.", true, false);
            case OwnRecord.Unusable unusable -> unknown(unusable.why(), true, true);
            case OwnRecord.Paid paid -> unknown("phoenixd's record says paid.", true, true);
            case OwnRecord.GivenUp given -> unknown("phoenixd's record says failed.", true, true);
            case OwnRecord.Pending pending -> unknown("phoenixd has the payment in flight.", true, true);
        };
    }

    /** Before the request there was no record: one that began with it is of it, and proves that it arrived. */
    private SendReport afterSilence(String cause, Instant sentAt) {
        return switch (OwnRecord.of(http, hash, QUESTION)) {
            case OwnRecord.None none -> unknown(cause, false, false);
            case OwnRecord.Unusable unusable -> unknown(cause, false, false);
            case OwnRecord.Paid paid -> unknown(cause, isOurs(paid.begunAt(), sentAt), true);
            case OwnRecord.GivenUp given -> unknown(cause, isOurs(given.begunAt(), sentAt), true);
            case OwnRecord.Pending pending -> unknown(cause, isOurs(pending.begunAt(), sentAt), true);
        };
    }

    private boolean isOurs(Instant begunAt, Instant sentAt) {
        return !begunAt.isBefore(sentAt.minus(SAME_MOMENT));
    }

    private static long phoenixdsFee(Msat amount) {
        return Math.ceilDiv(amount.value() * FEE_PER_MILLE, 1_000L) + FEE_BASE_MSAT;
    }

    private static FailureReason reasonOf(String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        if (words.contains("route") || words.contains("fees")) {
            return FailureReason.NO_ROUTE;
        }
        if (words.contains("recipient")) {
            return FailureReason.PAYEE_REFUSED;
        }
        return words.contains("balance") ? FailureReason.INSUFFICIENT_BALANCE : FailureReason.OTHER;
    }

    private static SendReport notSent(String cause) {
        return new SendReport(new PaymentOutcome.NotSent(cause), true, false);
    }

    private static SendReport unknown(String cause, boolean known) {
        return unknown(cause, known, known);
    }

    private static SendReport unknown(String cause, boolean answered, boolean registered) {
        return new SendReport(new PaymentOutcome.Unknown(cause), answered, registered);
    }
}
