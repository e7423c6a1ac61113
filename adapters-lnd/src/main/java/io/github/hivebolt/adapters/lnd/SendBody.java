package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.ports.PaymentRequest;

/** The body of a pay request ({@code routerrpc.SendPaymentRequest}). */
final class SendBody {
    private static final int MAX_PARTS = 16;

    private SendBody() {}

    /**
     * Writes the body. {@code cancelable} is left out: with it a cut connection could end the payment half-way. A fee
     * limit is always given, because lnd takes its absence for "zero-fee routes only".
     *
     * @param request what to pay
     * @return JSON
     */
    static String of(PaymentRequest request) {
        ObjectNode body = StrictJson.newObject()
                .put("payment_request", request.invoice().text())
                .put("timeout_seconds", timeoutSeconds(request))
                .put("fee_limit_msat", Long.toString(request.feeLimit().value()))
                .put("cltv_limit", request.cltvLimitBlocks())
                .put("max_parts", MAX_PARTS)
                .put("no_inflight_updates", false)
                .put("allow_self_payment", false);
        if (request.invoice().amount().isEmpty()) {
            body.put("amt_msat", Long.toString(request.amount().value()));
        }
        return body.toString();
    }

    // lnd reads 0 as "60 seconds".
    private static int timeoutSeconds(PaymentRequest request) {
        return Math.clamp(request.attemptTime().toSeconds(), 1, Integer.MAX_VALUE);
    }
}
