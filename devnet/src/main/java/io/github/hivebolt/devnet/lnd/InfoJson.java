package io.github.hivebolt.devnet.lnd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import java.util.Locale;

/** lnrpc.GetInfoResponse. */
final class InfoJson {
    private InfoJson() {}

    static ObjectNode write(LightningNode node) {
        boolean active = node.channel().active();
        ObjectNode json = Json.object();
        json.put("version", "0.21.2-beta commit=");
        json.put("commit_hash", "");
        json.put("identity_pubkey", node.id().hex());
        json.put("alias", node.alias());
        json.put("color", "#3399ff");
        json.put("num_pending_channels", 0);
        json.put("num_active_channels", active ? 1 : 0);
        json.put("num_inactive_channels", active ? 0 : 1);
        json.put("num_peers", active ? 1 : 0);
        json.put("block_height", node.blockHeight());
        json.put("block_hash", new Seed("bitcoin").hex("block " + node.blockHeight()));
        json.put("best_header_timestamp", Long.toString(node.now().getEpochSecond()));
        json.put("synced_to_chain", node.synced());
        json.put("synced_to_graph", node.synced());
        json.put("testnet", node.network() == LightningNetwork.TESTNET);
        json.putArray("chains")
                .addObject()
                .put("chain", "bitcoin")
                .put("network", node.network().name().toLowerCase(Locale.ROOT));
        json.putArray("uris");
        json.set("features", FeaturesJson.ofNode());
        json.put("require_htlc_interceptor", false);
        json.put("store_final_htlc_resolutions", false);
        json.put("wallet_synced", node.synced());
        json.put("graph_cache_status", "GRAPH_CACHE_STATUS_LOADED");
        return json;
    }
}
