package io.github.hivebolt.e2e.lightning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** lnd's REST calls in the words of the tests. */
final class LndCalls {
    private static final int PAY_SECONDS = 60;
    private static final int FEE_LIMIT_SAT = 100;

    private final LndRest rest;

    LndCalls(LndRest rest) {
        this.rest = rest;
    }

    LndInvoice addInvoice(long amountSat, long expirySeconds) {
        JsonNode made = rest.post(
                "/v1/invoices",
                LndRest.body().put("value", Long.toString(amountSat)).put("expiry", Long.toString(expirySeconds)));
        return new LndInvoice(
                made.path("payment_request").textValue(),
                LndBytes.hex(made.path("r_hash").textValue()));
    }

    LndInvoice addHoldInvoice(String hash, long amountSat, long expirySeconds) {
        JsonNode made = rest.post(
                "/v2/invoices/hodl",
                LndRest.body()
                        .put("hash", LndBytes.base64(hash))
                        .put("value", Long.toString(amountSat))
                        .put("expiry", Long.toString(expirySeconds)));
        return new LndInvoice(made.path("payment_request").textValue(), hash);
    }

    void settle(String preimage) {
        rest.post("/v2/invoices/settle", LndRest.body().put("preimage", LndBytes.base64(preimage)));
    }

    void cancel(String hash) {
        rest.post("/v2/invoices/cancel", LndRest.body().put("payment_hash", LndBytes.base64(hash)));
    }

    InvoiceState invoiceState(String hash) {
        return InvoiceState.valueOf(invoice(hash).path("state").textValue());
    }

    int settledHtlcCount(String hash) {
        return (int) elements(invoice(hash).path("htlcs"))
                .filter(htlc -> "SETTLED".equals(htlc.path("state").textValue()))
                .count();
    }

    LndPayment pay(String paymentRequest) {
        ObjectNode order = payOrder(paymentRequest).put("no_inflight_updates", true);
        return LndPayment.of(rest.postAndTakeLast("/v2/router/send", order, Duration.ofSeconds(PAY_SECONDS + 10)));
    }

    LndPayment beginPayment(String paymentRequest) {
        return LndPayment.of(rest.postAndTakeFirst("/v2/router/send", payOrder(paymentRequest)));
    }

    LndPayment beginOverpayment(String paymentRequest, long amountMsat) {
        JsonNode invoice = rest.get("/v1/payreq/" + paymentRequest);
        ObjectNode order = LndRest.body()
                .put("dest", LndBytes.base64(invoice.path("destination").textValue()))
                .put("amt_msat", Long.toString(amountMsat))
                .put(
                        "payment_hash",
                        LndBytes.base64(invoice.path("payment_hash").textValue()))
                .put("payment_addr", invoice.path("payment_addr").textValue())
                .put("final_cltv_delta", invoice.path("cltv_expiry").asInt())
                .put("timeout_seconds", PAY_SECONDS)
                .put("fee_limit_sat", Integer.toString(FEE_LIMIT_SAT));
        order.putArray("dest_features").add("TLV_ONION_OPT").add("PAYMENT_ADDR_OPT");
        return LndPayment.of(rest.postAndTakeFirst("/v2/router/send", order));
    }

    Optional<LndPayment> trackPayment(String hash) {
        try {
            return Optional.of(LndPayment.of(rest.firstOfStream("/v2/router/track/" + LndBytes.base64Url(hash))));
        } catch (LndRestException e) {
            if (e.httpStatus() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    int attemptCount(String hash) {
        try {
            return rest.firstOfStream("/v2/router/track/" + LndBytes.base64Url(hash))
                    .path("htlcs")
                    .size();
        } catch (LndRestException e) {
            return 0;
        }
    }

    List<LndPayment> payments() {
        return elements(rest.get("/v1/payments?include_incomplete=true").path("payments"))
                .map(LndPayment::of)
                .toList();
    }

    long localBalanceSat() {
        return channels()
                .mapToLong(channel -> channel.path("local_balance").asLong())
                .sum();
    }

    long localBalanceMsat() {
        return rest.get("/v1/balance/channels")
                .path("local_balance")
                .path("msat")
                .asLong();
    }

    Set<String> pendingHtlcHashes() {
        return channels()
                .flatMap(channel -> elements(channel.path("pending_htlcs")))
                .map(htlc -> LndBytes.hex(htlc.path("hash_lock").textValue()))
                .collect(Collectors.toUnmodifiableSet());
    }

    int blockHeight() {
        return info().path("block_height").asInt();
    }

    boolean isSyncedTo(int height) {
        JsonNode info = info();
        return info.path("synced_to_chain").asBoolean()
                && info.path("block_height").asInt() >= height;
    }

    String publicKey() {
        return info().path("identity_pubkey").textValue();
    }

    String newAddress() {
        return rest.get("/v1/newaddress?type=WITNESS_PUBKEY_HASH")
                .path("address")
                .textValue();
    }

    void connect(String publicKey, String address) {
        ObjectNode order = LndRest.body().put("perm", true);
        order.putObject("addr").put("pubkey", publicKey).put("host", address);
        rest.post("/v1/peers", order);
    }

    void openChannel(String publicKey, long amountSat, long pushedSat) {
        rest.post(
                "/v1/channels",
                LndRest.body()
                        .put("node_pubkey_string", publicKey)
                        .put("local_funding_amount", Long.toString(amountSat))
                        .put("push_sat", Long.toString(pushedSat))
                        .put("sat_per_vbyte", "2"));
    }

    /**
     * Whether the node would find a way to pay now. It looks at the same live channels as a payment does, and pays
     * nothing.
     */
    boolean hasRoute(String publicKey, long amountSat) {
        try {
            return !rest.get("/v1/graph/routes/" + publicKey + "/" + amountSat)
                    .path("routes")
                    .isEmpty();
        } catch (LndRestException e) {
            return false;
        }
    }

    private JsonNode invoice(String hash) {
        return rest.get("/v1/invoice/" + hash);
    }

    private JsonNode info() {
        return rest.get("/v1/getinfo");
    }

    private Stream<JsonNode> channels() {
        return elements(rest.get("/v1/channels").path("channels"));
    }

    private static ObjectNode payOrder(String paymentRequest) {
        return LndRest.body()
                .put("payment_request", paymentRequest)
                .put("timeout_seconds", PAY_SECONDS)
                .put("fee_limit_sat", Integer.toString(FEE_LIMIT_SAT));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
