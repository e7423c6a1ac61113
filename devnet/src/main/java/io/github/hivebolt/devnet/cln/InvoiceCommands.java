package io.github.hivebolt.devnet.cln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.InvoiceState;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Making, listing and awaiting invoices. A label is unique, which makes creation safe to repeat. */
final class InvoiceCommands {
    private static final int DUPLICATE_LABEL = 900;
    private static final int DUPLICATE_PREIMAGE = 901;
    private static final int TIMED_OUT = 904;
    private static final int UNKNOWN_INVOICE = 905;
    private static final int WRONG_STATUS = 906;
    private static final long WEEK_SECONDS = 604_800;
    private static final int DEFAULT_CLTV = 10;
    private static final long NO_LIMIT_SECONDS = 315_360_000;

    private final LightningNode node;
    private final NodeLife life;
    private final Map<String, PaymentHash> labels = new ConcurrentHashMap<>();

    InvoiceCommands(LightningNode node, NodeLife life) {
        this.node = node;
        this.life = life;
    }

    Map<String, ClnMethod> methods() {
        return Map.of(
                "invoice",
                        ClnMethod.of(
                                this::create,
                                "amount_msat",
                                "label",
                                "description",
                                "expiry",
                                "fallbacks",
                                "preimage",
                                "exposeprivatechannels",
                                "cltv",
                                "deschashonly"),
                "listinvoices",
                        ClnMethod.of(this::list, "label", "invstring", "payment_hash", "index", "start", "limit"),
                "waitanyinvoice", ClnMethod.of(this::awaitAny, "lastpay_index", "timeout"),
                "delinvoice", ClnMethod.of(this::delete, "label", "status", "desconly"));
    }

    private synchronized ObjectNode create(JsonNode parameters, BooleanSupplier open) throws ClnRefusal {
        JsonNode amount = parameters.path("amount_msat");
        if (amount.isMissingNode()) {
            throw ClnRefusal.of(ClnRefusal.INVALID_PARAMETER, "missing required parameter: amount_msat");
        }
        String label = ClnMethod.text(parameters, "label");
        String description = ClnMethod.text(parameters, "description");
        if (labels.containsKey(label)) {
            throw ClnRefusal.of(DUPLICATE_LABEL, "Duplicate label '" + label + "'");
        }
        Optional<Preimage> preimage =
                Optional.ofNullable(parameters.path("preimage").textValue()).map(Preimage::new);
        NodeInvoice invoice;
        try {
            invoice = node.addInvoice(new InvoiceOrder(
                    amount.asLong(0),
                    description,
                    parameters.path("deschashonly").asBoolean(false) ? sha256(description) : "",
                    Duration.ofSeconds(parameters.path("expiry").asLong(WEEK_SECONDS)),
                    preimage,
                    Optional.empty(),
                    parameters.path("cltv").asInt(DEFAULT_CLTV),
                    new InvoiceBehaviour.Pays()));
        } catch (LightningRefusal refusal) {
            throw ClnRefusal.of(DUPLICATE_PREIMAGE, "preimage already used");
        }
        labels.put(label, invoice.hash());
        return Json.object()
                .put("bolt11", invoice.paymentRequest())
                .put("payment_hash", invoice.hash().hex())
                .put("payment_secret", invoice.paymentAddress())
                .put("expires_at", invoice.expiresAt().getEpochSecond())
                .put("created_index", invoice.addIndex());
    }

    private synchronized ObjectNode delete(JsonNode parameters, BooleanSupplier open) throws ClnRefusal {
        String label = ClnMethod.text(parameters, "label");
        String expected = ClnMethod.text(parameters, "status");
        PaymentHash hash = labels.get(label);
        NodeInvoice invoice = Optional.ofNullable(hash)
                .flatMap(node::invoice)
                .orElseThrow(() -> ClnRefusal.of(UNKNOWN_INVOICE, "Unknown invoice"));
        String status = status(invoice.state());
        if (!status.equals(expected)) {
            throw ClnRefusal.of(WRONG_STATUS, "Invoice status is " + status + " not " + expected)
                    .withData(Json.object().put("current_status", status).put("expected_status", expected));
        }
        try {
            if (invoice.state() == InvoiceState.OPEN) {
                node.cancel(invoice.hash());
            }
        } catch (LightningRefusal changedMeanwhile) {
            throw ClnRefusal.of(WRONG_STATUS, "Invoice status is not " + expected);
        }
        labels.remove(label);
        return write(label, invoice);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256", missing);
        }
    }

    private ObjectNode list(JsonNode parameters, BooleanSupplier open) {
        String label = parameters.path("label").asText("");
        String hash = parameters.path("payment_hash").asText("");
        ObjectNode answer = Json.object();
        ArrayNode invoices = answer.putArray("invoices");
        Page page = Page.of(parameters);
        labels.entrySet().stream()
                .filter(known -> label.isEmpty() || known.getKey().equals(label))
                .filter(known -> hash.isEmpty() || known.getValue().hex().equals(hash))
                .flatMap(known ->
                        node.invoice(known.getValue()).map(invoice -> Map.entry(known.getKey(), invoice)).stream())
                .filter(row -> row.getValue().addIndex() >= page.start())
                .sorted(Comparator.comparingLong(row -> row.getValue().addIndex()))
                .limit(page.limit())
                .forEach(row -> invoices.add(write(row.getKey(), row.getValue())));
        return answer;
    }

    private ObjectNode awaitAny(JsonNode parameters, BooleanSupplier open) throws ClnRefusal, IOException {
        long last = parameters.path("lastpay_index").asLong(0);
        long seconds = parameters.path("timeout").asLong(NO_LIMIT_SECONDS);
        return life.await(() -> paidAfter(last), open, Duration.ofSeconds(seconds))
                .orElseThrow(() -> ClnRefusal.of(TIMED_OUT, "Timed out while waiting for invoice to be paid"));
    }

    private Optional<ObjectNode> paidAfter(long payIndex) {
        return labels.entrySet().stream()
                .flatMap(known -> node.invoice(known.getValue()).stream()
                        .filter(invoice -> invoice.settleIndex() > payIndex)
                        .map(invoice -> Map.entry(invoice.settleIndex(), write(known.getKey(), invoice))))
                .min(Comparator.comparingLong(Map.Entry::getKey))
                .map(Map.Entry::getValue);
    }

    private static ObjectNode write(String label, NodeInvoice invoice) {
        ObjectNode json = Json.object();
        json.put("label", label);
        json.put("bolt11", invoice.paymentRequest());
        json.put("payment_hash", invoice.hash().hex());
        if (invoice.valueMsat() > 0) {
            json.put("amount_msat", invoice.valueMsat());
        }
        json.put("description", invoice.memo());
        json.put("expires_at", invoice.expiresAt().getEpochSecond());
        json.put("created_index", invoice.addIndex());
        json.put("status", status(invoice.state()));
        if (invoice.state() == InvoiceState.CANCELED) {
            json.put("updated_index", invoice.addIndex());
        }
        if (invoice.state() == InvoiceState.SETTLED) {
            json.put("updated_index", invoice.settleIndex());
            json.put("pay_index", invoice.settleIndex());
            json.put("amount_received_msat", invoice.amountPaidMsat());
            json.put("paid_at", invoice.settledAt().map(Instant::getEpochSecond).orElse(0L));
            invoice.preimage().ifPresent(preimage -> json.put("payment_preimage", preimage.hex()));
        }
        return json;
    }

    private static String status(InvoiceState state) {
        return switch (state) {
            case OPEN, ACCEPTED -> "unpaid";
            case SETTLED -> "paid";
            case CANCELED -> "expired";
        };
    }
}
