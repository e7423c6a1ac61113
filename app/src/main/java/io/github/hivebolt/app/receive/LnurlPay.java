package io.github.hivebolt.app.receive;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.ReceiveAsk;
import io.github.hivebolt.domain.order.ReceiveOffer;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.domain.order.Refusal;
import io.github.hivebolt.engine.ReceiveDesk;
import io.github.hivebolt.engine.ReceiveDesk.Answer;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * LNURL-pay (LUD-06) with comments (LUD-12), Lightning addresses (LUD-16), the payer's name (LUD-18) and look-up of the
 * payment (LUD-21). Whatever goes wrong is said as {@code {"status":"ERROR"}} with status 200, as payers expect.
 * Thread-safe.
 */
public final class LnurlPay {
    static final String REQUESTED_BY = "lnurl";

    private static final int COMMENT_ALLOWED = 500;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_PAYER_DATA = 1_000;
    private static final Duration EXPIRY = Duration.ofMinutes(10);

    private final Receiving receiving;
    private final Optional<URI> publicUrl;
    private final Msat min;
    private final Msat max;

    /**
     * A server of LNURL-pay.
     *
     * @param receiving makes the invoices
     * @param publicUrl how the world reaches the gateway, or empty: then nothing is served
     * @param min the least Lightning amount
     * @param max the largest
     */
    public LnurlPay(Receiving receiving, Optional<URI> publicUrl, Msat min, Msat max) {
        this.receiving = receiving;
        this.publicUrl = publicUrl;
        this.min = min;
        this.max = max;
    }

    /**
     * What a payer asks for in the second step.
     *
     * @param amount millisatoshi, as he wrote it
     * @param comment his comment, or empty
     * @param payerData JSON, or empty
     */
    record Payment(String amount, String comment, String payerData) {}

    JsonObject describe(String user) {
        if (publicUrl.isEmpty()) {
            return error("This gateway has no public address: its operator must set hivebolt.http.public-url.");
        }
        Optional<LnurlIdentity> identity = identity(user);
        if (identity.isEmpty()) {
            return error("There is no such account.");
        }
        Optional<Refusal> refusal = refusal(identity.get());
        return refusal.isPresent() ? error(Refusals.sentence(refusal.get())) : payRequest(identity.get());
    }

    private JsonObject payRequest(LnurlIdentity identity) {
        return Json.createObjectBuilder()
                .add("tag", "payRequest")
                .add("callback", base() + "/lnurlp/" + identity.name() + "/callback")
                .add("minSendable", min.value())
                .add("maxSendable", max.value())
                .add("metadata", identity.metadata())
                .add("commentAllowed", COMMENT_ALLOWED)
                .add(
                        "payerData",
                        Json.createObjectBuilder()
                                .add("name", Json.createObjectBuilder().add("mandatory", false)))
                .build();
    }

    private Optional<Refusal> refusal(LnurlIdentity identity) {
        ReceiveAsk ask = new ReceiveAsk(identity.account(), new ReceiveAsk.Amount.Paid(min, identity.asset()));
        return receiving.required().quote(ask) instanceof ReceiveOffer.Refused(Refusal refusal)
                ? Optional.of(refusal)
                : Optional.empty();
    }

    JsonObject invoice(String user, Payment payment) {
        Optional<LnurlIdentity> identity = publicUrl.isEmpty() ? Optional.empty() : identity(user);
        if (identity.isEmpty()) {
            return error("There is no such account.");
        }
        if (!payment.amount().matches("[0-9]{1,15}")) {
            return error("The amount must be a number of millisatoshi.");
        }
        long msat = Long.parseLong(payment.amount());
        if (msat < min.value() || msat > max.value()) {
            return error("The amount must be between " + min.value() + " and " + max.value() + " millisatoshi.");
        }
        if (payment.comment().codePointCount(0, payment.comment().length()) > COMMENT_ALLOWED) {
            return error("The comment must have at most " + COMMENT_ALLOWED + " characters.");
        }
        Optional<String> payer = payerName(payment.payerData());
        return payer.isEmpty()
                ? error("The payer data must be a JSON object with a name of at most " + LONGEST_NAME + " characters.")
                : made(identity.get(), new Msat(msat), payment, payer.get());
    }

    private JsonObject made(LnurlIdentity identity, Msat amount, Payment payment, String payer) {
        ReceiveDesk desk = receiving.required();
        String comment = payment.comment().replace('\u0000', ' ').strip();
        String message = payer.isEmpty() ? comment : payer + (comment.isEmpty() ? "" : ": " + comment);
        ReceiveDesk.InvoiceWish wish = new ReceiveDesk.InvoiceWish(
                new ReceiveAsk(identity.account(), new ReceiveAsk.Amount.Paid(amount, identity.asset())),
                message,
                Optional.of(identity.hashedDescription(payment.payerData())),
                EXPIRY,
                REQUESTED_BY);
        return switch (desk.create(desk.newId(), wish)) {
            case Answer.Made made -> invoice(made.dossier().row().order());
            case Answer.Refused(Refusal refusal) -> error(Refusals.sentence(refusal));
            case Answer.OtherWish() -> error("Please try again.");
        };
    }

    private JsonObject invoice(ReceiveOrder order) {
        HiveAmount payout =
                order.request().quote().payout(order.request().quote().amount());
        JsonObjectBuilder success = Json.createObjectBuilder()
                .add("tag", "message")
                .add("message", payout + " go to " + order.request().payee() + " on Hive.");
        return Json.createObjectBuilder()
                .add("pr", order.paymentRequest().orElse(""))
                .add("routes", Json.createArrayBuilder())
                .add("successAction", success)
                .add("verify", base() + "/lnurlp/verify/" + order.hash().hex())
                .build();
    }

    /** The order of an invoice that was just made; payers refuse answers with fields that they do not know. */
    Optional<String> orderOf(JsonObject answer) {
        String verify = answer.getString("verify", "");
        String hash = verify.substring(verify.lastIndexOf('/') + 1);
        return find(hash).map(order -> order.id().text());
    }

    private Optional<ReceiveOrder> find(String hash) {
        return hash.matches("[0-9a-f]{64}")
                ? receiving
                        .desk()
                        .flatMap(desk -> desk.order(new PaymentHash(hash)))
                        .map(dossier -> dossier.row().order())
                        .filter(known -> known.request().requestedBy().equals(REQUESTED_BY))
                : Optional.empty();
    }

    JsonObject verify(String hash) {
        return find(hash).map(LnurlPay::verified).orElseGet(() -> error("Not found"));
    }

    private static JsonObject verified(ReceiveOrder order) {
        ReceiveState state = order.state();
        JsonObjectBuilder answer = Json.createObjectBuilder()
                .add("status", "OK")
                .add("settled", state.knownPreimage().isPresent());
        state.knownPreimage()
                .ifPresentOrElse(preimage -> answer.add("preimage", preimage.hex()), () -> answer.addNull("preimage"));
        return answer.add("pr", order.paymentRequest().orElse("")).build();
    }

    static JsonObject error(String reason) {
        return Json.createObjectBuilder()
                .add("status", "ERROR")
                .add("reason", reason)
                .build();
    }

    private Optional<LnurlIdentity> identity(String user) {
        return LnurlIdentity.parse(user, URI.create(base()).getRawAuthority());
    }

    private String base() {
        return publicUrl.map(url -> url.toString().replaceFirst("/+$", "")).orElse("");
    }

    /** The payer's name, empty text where he gives none; nothing at all where what he gives is malformed. */
    private static Optional<String> payerName(String payerData) {
        if (payerData.isEmpty()) {
            return Optional.of("");
        }
        if (payerData.length() > LONGEST_PAYER_DATA) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(payerData))) {
            Object name = reader.readObject().get("name");
            if (name == null) {
                return Optional.of("");
            }
            return name instanceof JsonString text && text.getString().length() <= LONGEST_NAME
                    ? Optional.of(text.getString().strip())
                    : Optional.empty();
        } catch (JsonException malformed) {
            return Optional.empty();
        }
    }
}
