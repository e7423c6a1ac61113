package io.github.hivebolt.devnet.lnd;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.lightning.Route;
import io.github.hivebolt.domain.lightning.NodeId;

/** lnrpc.Route. */
final class RouteJson {
    private RouteJson() {}

    static ObjectNode write(Route route) {
        ObjectNode json = Json.object();
        json.put("total_time_lock", route.totalTimeLock());
        json.put("total_fees", PaymentJson.sats(route.feeMsat()));
        json.put("total_amt", PaymentJson.sats(route.totalMsat()));
        ArrayNode hops = json.putArray("hops");
        route.router().ifPresent(router -> hops.add(hop(route, router, route.feeMsat(), false)));
        hops.add(hop(route, route.payee(), 0, true));
        json.put("total_fees_msat", Long.toString(route.feeMsat()));
        json.put("total_amt_msat", Long.toString(route.totalMsat()));
        json.put("first_hop_amount_msat", Long.toString(route.totalMsat()));
        json.put("custom_channel_data", "");
        return json;
    }

    private static ObjectNode hop(Route route, NodeId node, long feeMsat, boolean last) {
        ObjectNode json = Json.object();
        json.put("chan_id", ChannelJson.CHANNEL_ID);
        json.put("chan_capacity", PaymentJson.sats(route.amountMsat()));
        json.put("amt_to_forward", PaymentJson.sats(route.amountMsat()));
        json.put("fee", PaymentJson.sats(feeMsat));
        json.put("expiry", route.finalTimeLock());
        json.put("amt_to_forward_msat", Long.toString(route.amountMsat()));
        json.put("fee_msat", Long.toString(feeMsat));
        json.put("pub_key", node.hex());
        json.put("tlv_payload", true);
        if (last) {
            json.putObject("mpp_record")
                    .put("payment_addr", Bytes.base64(route.paymentAddress()))
                    .put("total_amt_msat", Long.toString(route.amountMsat()));
        } else {
            json.putNull("mpp_record");
        }
        json.putNull("amp_record");
        json.putObject("custom_records");
        json.put("metadata", "");
        json.put("blinding_point", "");
        json.put("encrypted_data", "");
        json.put("total_amt_msat", "0");
        return json;
    }
}
