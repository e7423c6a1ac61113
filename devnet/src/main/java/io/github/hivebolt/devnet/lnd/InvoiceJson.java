package io.github.hivebolt.devnet.lnd;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.lightning.InvoiceHtlc;
import io.github.hivebolt.devnet.lightning.InvoiceOrder;
import io.github.hivebolt.devnet.lightning.InvoiceState;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.lightning.Invoice;
import java.time.Instant;
import java.util.Optional;

/** lnrpc.Invoice and lnrpc.PayReq. */
final class InvoiceJson {
    private InvoiceJson() {}

    static ObjectNode write(NodeInvoice invoice) {
        ObjectNode json = Json.object();
        json.put("memo", invoice.memo());
        json.put(
                "r_preimage",
                invoice.preimage().map(known -> Bytes.base64(known.hex())).orElse(""));
        json.put("r_hash", Bytes.base64(invoice.hash().hex()));
        json.put("value", PaymentJson.sats(invoice.valueMsat()));
        json.put("value_msat", Long.toString(invoice.valueMsat()));
        json.put("settled", invoice.state() == InvoiceState.SETTLED);
        json.put("creation_date", Long.toString(invoice.createdAt().getEpochSecond()));
        json.put("settle_date", seconds(invoice.settledAt()));
        json.put("payment_request", invoice.paymentRequest());
        json.put("description_hash", Bytes.base64(invoice.descriptionHash()));
        json.put("expiry", Long.toString(invoice.expiry().toSeconds()));
        json.put("fallback_addr", "");
        json.put("cltv_expiry", Integer.toString(InvoiceOrder.DEFAULT_FINAL_CLTV));
        json.putArray("route_hints");
        json.put("private", false);
        json.put("add_index", Long.toString(invoice.addIndex()));
        json.put("settle_index", Long.toString(invoice.settleIndex()));
        json.put("amt_paid", Long.toString(invoice.amountPaidMsat()));
        json.put("amt_paid_sat", PaymentJson.sats(invoice.amountPaidMsat()));
        json.put("amt_paid_msat", Long.toString(invoice.amountPaidMsat()));
        json.put("state", invoice.state().name());
        ArrayNode htlcs = json.putArray("htlcs");
        invoice.htlc().ifPresent(htlc -> htlcs.add(htlc(htlc)));
        json.set("features", FeaturesJson.ofInvoice());
        json.put("is_keysend", false);
        json.put("payment_addr", Bytes.base64(invoice.paymentAddress()));
        json.put("is_amp", false);
        json.putObject("amp_invoice_state");
        json.put("is_blinded", false);
        json.putNull("blinded_path_config");
        return json;
    }

    static ObjectNode added(NodeInvoice invoice) {
        ObjectNode json = held(invoice);
        ObjectNode withHash = Json.object();
        withHash.put("r_hash", Bytes.base64(invoice.hash().hex()));
        withHash.setAll(json);
        return withHash;
    }

    static ObjectNode held(NodeInvoice invoice) {
        return Json.object()
                .put("payment_request", invoice.paymentRequest())
                .put("add_index", Long.toString(invoice.addIndex()))
                .put("payment_addr", Bytes.base64(invoice.paymentAddress()));
    }

    static ObjectNode decoded(Invoice invoice, String paymentSecretHex, String descriptionHashHex) {
        ObjectNode json = Json.object();
        long msat = invoice.amount().map(amount -> amount.value()).orElse(0L);
        json.put("destination", invoice.payee().hex());
        json.put("payment_hash", invoice.paymentHash().hex());
        json.put("num_satoshis", PaymentJson.sats(msat));
        json.put("timestamp", Long.toString(invoice.createdAt().getEpochSecond()));
        json.put("expiry", Long.toString(invoice.expiry().toSeconds()));
        json.put("description", invoice.description().orElse(""));
        json.put("description_hash", descriptionHashHex);
        json.put("fallback_addr", "");
        json.put("cltv_expiry", Integer.toString(invoice.minFinalCltvBlocks()));
        json.putArray("route_hints");
        json.put("payment_addr", Bytes.base64(paymentSecretHex));
        json.put("num_msat", Long.toString(msat));
        json.set("features", FeaturesJson.ofInvoice());
        json.putArray("blinded_paths");
        return json;
    }

    private static ObjectNode htlc(InvoiceHtlc htlc) {
        ObjectNode json = Json.object();
        json.put("chan_id", ChannelJson.CHANNEL_ID);
        json.put("htlc_index", Long.toString(htlc.index()));
        json.put("amt_msat", Long.toString(htlc.amountMsat()));
        json.put("accept_height", htlc.acceptHeight());
        json.put("accept_time", Long.toString(htlc.acceptedAt().getEpochSecond()));
        json.put("resolve_time", seconds(htlc.resolvedAt()));
        json.put("expiry_height", htlc.expiryHeight());
        json.put("state", htlc.state().name());
        json.putObject("custom_records").put("106823", "AA==");
        json.put("mpp_total_amt_msat", Long.toString(htlc.amountMsat()));
        json.putNull("amp");
        json.put("custom_channel_data", "/gABoUcBAA==");
        return json;
    }

    private static String seconds(Optional<Instant> instant) {
        return Long.toString(instant.map(Instant::getEpochSecond).orElse(0L));
    }
}
