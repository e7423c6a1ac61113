package io.github.hivebolt.devnet.lnd;

import java.util.List;

/** All methods that the devnet's nodes have. */
final class LndRoutes {
    private static final String[] SEND_FIELDS = {
        "payment_request",
        "amt",
        "amt_msat",
        "timeout_seconds",
        "fee_limit_msat",
        "fee_limit_sat",
        "cltv_limit",
        "max_parts",
        "no_inflight_updates",
        "allow_self_payment",
        "dest",
        "payment_hash",
        "payment_addr",
        "final_cltv_delta",
        "outgoing_chan_ids",
        "last_hop_pubkey",
        "route_hints",
        "dest_custom_records",
        "dest_features",
        "max_shard_size_msat",
        "amp",
        "time_pref",
        "cancelable",
        "first_hop_custom_records"
    };

    private LndRoutes() {}

    static List<LndRoute> of(LndPayments payments, LndInvoices invoices, LndNode node) {
        return List.of(
                LndRoute.unary("GET", "/v1/getinfo", node::info),
                LndRoute.unary("GET", "/v1/balance/channels", node::balance),
                LndRoute.unary("GET", "/v1/channels", node::channels),
                LndRoute.unary("GET", "/v1/channels/pending", node::pendingChannels),
                LndRoute.unary("GET", "/v1/payreq/{}", node::decode),
                LndRoute.unary(
                        "POST",
                        "/v2/router/route/estimatefee",
                        node::estimateFee,
                        "payment_request",
                        "timeout",
                        "dest",
                        "amt_sat"),
                LndRoute.streaming("POST", "/v2/router/send", payments::send, SEND_FIELDS),
                LndRoute.streaming("GET", "/v2/router/track/{}", payments::track),
                LndRoute.unary("GET", "/v1/payments", payments::list),
                LndRoute.unary(
                        "POST",
                        "/v1/invoices",
                        invoices::add,
                        "memo",
                        "value",
                        "value_msat",
                        "expiry",
                        "description_hash",
                        "r_preimage",
                        "private",
                        "cltv_expiry"),
                LndRoute.unary("GET", "/v1/invoices", invoices::list),
                LndRoute.streaming("GET", "/v1/invoices/subscribe", invoices::subscribeAll),
                LndRoute.unary("GET", "/v1/invoice/{}", invoices::lookup),
                LndRoute.unary(
                        "POST",
                        "/v2/invoices/hodl",
                        invoices::addHold,
                        "hash",
                        "memo",
                        "value",
                        "value_msat",
                        "expiry",
                        "description_hash",
                        "private",
                        "cltv_expiry"),
                LndRoute.unary("POST", "/v2/invoices/settle", invoices::settle, "preimage"),
                LndRoute.unary("POST", "/v2/invoices/cancel", invoices::cancel, "payment_hash"),
                LndRoute.unary("GET", "/v2/invoices/lookup", invoices::lookupByQuery),
                LndRoute.streaming("GET", "/v2/invoices/subscribe/{}", invoices::subscribeOne));
    }

    static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
