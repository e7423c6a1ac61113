package io.github.hivebolt.devnet.lnd;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.lightning.ChannelView;
import io.github.hivebolt.devnet.lightning.Htlc;
import java.util.List;

/** lnrpc.Channel and the balances. */
final class ChannelJson {
    /** The short channel id of the only channel. */
    static final String CHANNEL_ID = "594835790692352";

    private static final long RESERVE_DIVISOR = 100;

    private ChannelJson() {}

    static ObjectNode channels(ChannelView view) {
        ObjectNode json = Json.object();
        json.putArray("channels").add(channel(view));
        return json;
    }

    static ObjectNode pending() {
        ObjectNode json = Json.object();
        json.put("total_limbo_balance", "0");
        json.putArray("pending_open_channels");
        json.putArray("pending_closing_channels");
        json.putArray("pending_force_closing_channels");
        json.putArray("waiting_close_channels");
        return json;
    }

    static ObjectNode balance(ChannelView view) {
        ObjectNode json = Json.object();
        json.put("balance", PaymentJson.sats(view.localMsat()));
        json.put("pending_open_balance", "0");
        json.set("local_balance", amount(view.localMsat()));
        json.set("remote_balance", amount(view.remoteMsat()));
        json.set("unsettled_local_balance", amount(total(view.outgoing())));
        json.set("unsettled_remote_balance", amount(total(view.incoming())));
        json.set("pending_open_local_balance", amount(0));
        json.set("pending_open_remote_balance", amount(0));
        json.put("custom_channel_data", "AQAA");
        return json;
    }

    private static ObjectNode channel(ChannelView view) {
        ObjectNode json = Json.object();
        json.put("active", view.active());
        json.put("remote_pubkey", view.remote().hex());
        json.put("channel_point", "cf5d6f8bd0bf0ec4c6d313ef438aaea866db3fc0d01baeefaca921e2b6043ad2:0");
        json.put("chan_id", CHANNEL_ID);
        json.put("capacity", PaymentJson.sats(view.capacityMsat()));
        json.put("local_balance", PaymentJson.sats(view.localMsat()));
        json.put("remote_balance", PaymentJson.sats(view.remoteMsat()));
        json.put("commit_fee", "284");
        json.put("commit_weight", "1116");
        json.put("fee_per_kw", "253");
        json.put("unsettled_balance", PaymentJson.sats(total(view.outgoing()) + total(view.incoming())));
        json.put("total_satoshis_sent", PaymentJson.sats(view.sentMsat()));
        json.put("total_satoshis_received", PaymentJson.sats(view.receivedMsat()));
        json.put("num_updates", "0");
        ArrayNode htlcs = json.putArray("pending_htlcs");
        view.outgoing().forEach(htlc -> htlcs.add(htlc(htlc, false)));
        view.incoming().forEach(htlc -> htlcs.add(htlc(htlc, true)));
        rest(json, view);
        return json;
    }

    private static void rest(ObjectNode json, ChannelView view) {
        String reserve = PaymentJson.sats(view.capacityMsat() / RESERVE_DIVISOR);
        json.put("csv_delay", 1922);
        json.put("private", false);
        json.put("initiator", true);
        json.put("chan_status_flags", "ChanStatusDefault");
        json.put("local_chan_reserve_sat", reserve);
        json.put("remote_chan_reserve_sat", reserve);
        json.put("static_remote_key", false);
        json.put("commitment_type", "ANCHORS");
        json.put("lifetime", "10");
        json.put("uptime", "10");
        json.put("close_address", "");
        json.put("push_amount_sat", "0");
        json.put("thaw_height", 0);
        json.set("local_constraints", constraints(reserve, view));
        json.set("remote_constraints", constraints(reserve, view));
        json.putArray("alias_scids");
        json.put("zero_conf", false);
        json.put("zero_conf_confirmed_scid", "0");
        json.put("peer_alias", "");
        json.put("peer_scid_alias", "0");
        json.put("memo", "");
        json.put("custom_channel_data", "");
    }

    private static ObjectNode constraints(String reserve, ChannelView view) {
        return Json.object()
                .put("csv_delay", 1922)
                .put("chan_reserve_sat", reserve)
                .put("dust_limit_sat", "354")
                .put("max_pending_amt_msat", Long.toString(view.capacityMsat() * 99 / RESERVE_DIVISOR))
                .put("min_htlc_msat", "1")
                .put("max_accepted_htlcs", 483);
    }

    private static ObjectNode htlc(Htlc htlc, boolean incoming) {
        return Json.object()
                .put("incoming", incoming)
                .put("amount", PaymentJson.sats(htlc.totalMsat()))
                .put("hash_lock", Bytes.base64(htlc.hash().hex()))
                .put("expiration_height", htlc.expiryHeight())
                .put("htlc_index", Long.toString(htlc.index()))
                .put("forwarding_channel", "0")
                .put("forwarding_htlc_index", "0")
                .put("locked_in", true);
    }

    private static long total(List<Htlc> htlcs) {
        return htlcs.stream().mapToLong(Htlc::totalMsat).sum();
    }

    private static ObjectNode amount(long msat) {
        return Json.object().put("sat", PaymentJson.sats(msat)).put("msat", Long.toString(msat));
    }
}
