package io.github.hivebolt.devnet.cln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Paying in slow mode (the answer comes when nothing is in flight any more) and listing what was paid. */
final class PayCommands {
    private static final long LEAST_DEFAULT_FEE_MSAT = 5_000;
    private static final long DEFAULT_FEE_DIVISOR = 100;
    private static final int DEFAULT_MAX_DELAY = 2016;

    private final LightningNode node;
    private final NodeLife life;
    private final Map<PaymentHash, String> labels = new ConcurrentHashMap<>();

    PayCommands(LightningNode node, NodeLife life) {
        this.node = node;
        this.life = life;
    }

    Map<String, ClnMethod> methods() {
        return Map.of(
                "xpay",
                        ClnMethod.of(
                                this::xpay,
                                "invstring",
                                "amount_msat",
                                "maxfee",
                                "layers",
                                "retry_for",
                                "partial_msat",
                                "maxdelay",
                                "payer_note",
                                "label"),
                "listpays", ClnMethod.of(this::listPays, "bolt11", "payment_hash", "status", "index", "start", "limit"),
                "listsendpays", ClnMethod.of(this::listSendPays, "bolt11", "payment_hash", "status"));
    }

    private ObjectNode xpay(JsonNode parameters, BooleanSupplier open) throws ClnRefusal, IOException {
        PayOrder order = order(parameters);
        NodePayment begun;
        try {
            begun = node.pay(order);
        } catch (LightningRefusal refusal) {
            throw PayRefusals.of(refusal, order.paymentRequest(), node);
        }
        if (parameters.hasNonNull("label")) {
            labels.put(begun.hash(), parameters.path("label").asText());
        }
        NodePayment end = life.await(() -> finished(begun.hash()), open);
        if (end.status() == PaymentStatus.FAILED) {
            throw PayRefusals.ofFailure(end.reason());
        }
        return Json.object()
                .put("amount_msat", end.valueMsat())
                .put("amount_sent_msat", end.valueMsat() + end.feeMsat())
                .put("failed_parts", 0)
                .put("successful_parts", 1)
                .put("payment_preimage", end.preimage().orElseThrow().hex());
    }

    private PayOrder order(JsonNode parameters) throws ClnRefusal {
        String text = ClnMethod.text(parameters, "invstring");
        Optional<Msat> asked = amount(text);
        boolean given = parameters.has("amount_msat");
        if (asked.isEmpty() && !given) {
            throw ClnRefusal.of(ClnRefusal.INVALID_PARAMETER, "amount_msat required");
        }
        if (asked.isPresent() && given) {
            throw ClnRefusal.of(ClnRefusal.INVALID_PARAMETER, "amount_msat unnecessary");
        }
        long amount = asked.map(Msat::value)
                .orElseGet(() -> parameters.path("amount_msat").asLong(0));
        long defaultFee = Math.max(LEAST_DEFAULT_FEE_MSAT, amount / DEFAULT_FEE_DIVISOR);
        return new PayOrder(
                text,
                given ? OptionalLong.of(amount) : OptionalLong.empty(),
                parameters.path("maxfee").asLong(defaultFee),
                parameters.path("maxdelay").asInt(DEFAULT_MAX_DELAY));
    }

    private Optional<Msat> amount(String text) throws ClnRefusal {
        try {
            Invoice invoice = node.decode(text);
            return invoice.amount();
        } catch (LightningRefusal unreadable) {
            throw ClnRefusal.of(ClnRefusal.INVALID_PARAMETER, "Invalid bolt11 invoice: Bad bech32 string");
        }
    }

    private Optional<NodePayment> finished(PaymentHash hash) {
        return node.payment(hash).filter(payment -> payment.status() != PaymentStatus.IN_FLIGHT);
    }

    private ObjectNode listPays(JsonNode parameters, BooleanSupplier open) throws ClnRefusal {
        return list(parameters, "pays", false);
    }

    private ObjectNode listSendPays(JsonNode parameters, BooleanSupplier open) throws ClnRefusal {
        return list(parameters, "payments", true);
    }

    private ObjectNode list(JsonNode parameters, String name, boolean parts) throws ClnRefusal {
        Optional<PaymentHash> hash = wanted(parameters);
        String status = parameters.path("status").asText("");
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray(name);
        Page page = Page.of(parameters);
        node.payments(payment -> hash.isEmpty() || hash.get().equals(payment.hash())).stream()
                .filter(PayCommands::leftATrace)
                .filter(payment -> payment.index() >= page.start())
                .map(payment -> PayRow.of(payment, Optional.ofNullable(labels.get(payment.hash())), node, parts))
                .filter(row ->
                        status.isEmpty() || status.equals(row.path("status").asText()))
                .limit(page.limit())
                .forEach(rows::add);
        return answer;
    }

    private Optional<PaymentHash> wanted(JsonNode parameters) throws ClnRefusal {
        if (parameters.has("payment_hash")) {
            String hex = parameters.path("payment_hash").asText();
            if (!hex.matches("[0-9a-f]{64}")) {
                throw ClnRefusal.of(
                        ClnRefusal.INVALID_PARAMETER,
                        "payment_hash: should be a 32 byte hex value: invalid token '\"" + hex + "\"'");
            }
            return Optional.of(new PaymentHash(hex));
        }
        if (parameters.has("bolt11")) {
            try {
                return Optional.of(
                        node.decode(parameters.path("bolt11").asText()).paymentHash());
            } catch (LightningRefusal unreadable) {
                throw ClnRefusal.of(ClnRefusal.INVALID_PARAMETER, "Invalid invstring: invalid string");
            }
        }
        return Optional.empty();
    }

    /** Without a route nothing is stored: only an attempt makes a row. */
    private static boolean leftATrace(NodePayment payment) {
        return payment.attempt().isPresent() && payment.reason() != LndFailure.NO_ROUTE;
    }
}
