package io.github.hivebolt.devnet.lnd;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.lightning.HtlcAttempt;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import io.github.hivebolt.domain.lightning.Preimage;
import java.time.Instant;

/** lnrpc.Payment. */
final class PaymentJson {
    private static final String NO_PREIMAGE = "0".repeat(64);

    private PaymentJson() {}

    static ObjectNode write(NodePayment payment) {
        ObjectNode json = Json.object();
        json.put("payment_hash", payment.hash().hex());
        json.put("value", sats(payment.valueMsat()));
        json.put("creation_date", Long.toString(payment.createdAt().getEpochSecond()));
        json.put("fee", sats(payment.feeMsat()));
        json.put("payment_preimage", payment.preimage().map(Preimage::hex).orElse(NO_PREIMAGE));
        json.put("value_sat", sats(payment.valueMsat()));
        json.put("value_msat", Long.toString(payment.valueMsat()));
        json.put("payment_request", payment.paymentRequest());
        json.put("status", payment.status().name());
        json.put("fee_sat", sats(payment.feeMsat()));
        json.put("fee_msat", Long.toString(payment.feeMsat()));
        json.put("creation_time_ns", nanos(payment.createdAt()));
        ArrayNode htlcs = json.putArray("htlcs");
        payment.attempt().ifPresent(attempt -> htlcs.add(attempt(payment, attempt)));
        json.put("payment_index", Long.toString(payment.index()));
        json.put("failure_reason", payment.reason().wireName());
        json.putObject("first_hop_custom_records").put("106823", "AA==");
        return json;
    }

    static String sats(long msat) {
        return Long.toString(msat / 1000);
    }

    static String nanos(Instant instant) {
        return Long.toString(
                Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano()));
    }

    private static ObjectNode attempt(NodePayment payment, HtlcAttempt attempt) {
        ObjectNode json = Json.object();
        json.put("attempt_id", Long.toString(attempt.id()));
        json.put("status", attempt.status().name());
        json.set("route", RouteJson.write(attempt.route()));
        json.put("attempt_time_ns", nanos(attempt.attemptedAt()));
        json.put("resolve_time_ns", attempt.resolvedAt().map(PaymentJson::nanos).orElse("0"));
        if (attempt.status() == PaymentStatus.FAILED) {
            json.set("failure", failure(payment));
        } else {
            json.putNull("failure");
        }
        json.put(
                "preimage",
                attempt.preimage().map(proof -> Bytes.base64(proof.hex())).orElse(""));
        return json;
    }

    private static ObjectNode failure(NodePayment payment) {
        ObjectNode json = Json.object();
        json.put("code", "INCORRECT_OR_UNKNOWN_PAYMENT_DETAILS");
        json.putNull("channel_update");
        json.put("htlc_msat", "0");
        json.put("onion_sha_256", "");
        json.put("cltv_expiry", 0);
        json.put("flags", 0);
        json.put("failure_source_index", 1);
        json.put(
                "height",
                payment.attempt().map(made -> made.route().finalTimeLock()).orElse(0));
        return json;
    }
}
