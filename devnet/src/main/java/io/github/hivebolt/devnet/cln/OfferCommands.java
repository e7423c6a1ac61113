package io.github.hivebolt.devnet.cln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.codec.Bolt12;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.OfferRefusal;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** Reading offers and invoices, and asking the payees of offers for invoices. */
final class OfferCommands {
    private static final int EXPIRED = 1002;
    private static final int NO_ROUTE = 1003;
    private static final int ERROR_REPLY = 1004;
    private static final int TIMED_OUT = 1005;

    private final LightningNode node;

    OfferCommands(LightningNode node) {
        this.node = node;
    }

    Map<String, ClnMethod> methods() {
        return Map.of(
                "decode", ClnMethod.of(this::decode, "string"),
                "fetchinvoice",
                        ClnMethod.of(
                                this::fetch,
                                "offer",
                                "amount_msat",
                                "quantity",
                                "recurrence_counter",
                                "recurrence_start",
                                "recurrence_label",
                                "timeout",
                                "payer_note",
                                "payer_metadata",
                                "bip353"));
    }

    private ObjectNode fetch(JsonNode parameters, BooleanSupplier open) throws ClnRefusal {
        String offer = ClnMethod.text(parameters, "offer");
        OptionalLong amount = parameters.has("amount_msat")
                ? OptionalLong.of(parameters.path("amount_msat").asLong(0))
                : OptionalLong.empty();
        try {
            ObjectNode answer = Json.object()
                    .put("invoice", node.askForInvoice(offer, amount).paymentRequest());
            answer.set("changes", Json.object());
            return answer;
        } catch (OfferRefusal refusal) {
            throw ClnRefusal.of(code(refusal.kind()), refusal.text());
        } catch (LightningRefusal refusal) {
            throw ClnRefusal.of(ClnRefusal.INVALID_PARAMETER, refusal.text());
        }
    }

    private static int code(OfferRefusal.Kind kind) {
        return switch (kind) {
            case EXPIRED -> EXPIRED;
            case NO_ROUTE -> NO_ROUTE;
            case ERROR_REPLY -> ERROR_REPLY;
            case TIMED_OUT -> TIMED_OUT;
            case BAD_QUESTION -> ClnRefusal.INVALID_PARAMETER;
        };
    }

    private ObjectNode decode(JsonNode parameters, BooleanSupplier open) throws ClnRefusal {
        String text = ClnMethod.text(parameters, "string").toLowerCase(Locale.ROOT);
        try {
            if (text.startsWith("lno1")) {
                return offer(Bolt12.offer(text));
            }
            return text.startsWith("lni1") ? invoice(Bolt12.invoice(text)) : bolt11(node.decode(text));
        } catch (UnreadableInvoiceException | LightningRefusal unreadable) {
            throw ClnRefusal.of(ClnRefusal.INVALID_PARAMETER, "Invalid string: could not be decoded");
        }
    }

    private static ObjectNode offer(Offer offer) {
        ObjectNode json = Json.object().put("type", "bolt12 offer").put("valid", true);
        offer.amount().ifPresent(amount -> json.put("offer_amount_msat", amount.value()));
        offer.expiresAt().ifPresent(end -> json.put("offer_absolute_expiry", end.getEpochSecond()));
        return json;
    }

    private static ObjectNode invoice(Invoice invoice) {
        return Json.object()
                .put("type", "bolt12 invoice")
                .put("valid", true)
                .put("invoice_created_at", invoice.createdAt().getEpochSecond())
                .put("invoice_relative_expiry", invoice.expiry().toSeconds())
                .put("invoice_payment_hash", invoice.paymentHash().hex())
                .put("invoice_amount_msat", invoice.amount().orElseThrow().value())
                .put("invoice_node_id", invoice.payee().hex());
    }

    private static ObjectNode bolt11(Invoice invoice) {
        return Json.object()
                .put("type", "bolt11 invoice")
                .put("valid", true)
                .put("payment_hash", invoice.paymentHash().hex())
                .put("payee", invoice.payee().hex());
    }
}
