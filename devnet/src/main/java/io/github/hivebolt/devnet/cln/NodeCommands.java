package io.github.hivebolt.devnet.cln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.lightning.ChannelView;
import io.github.hivebolt.devnet.lightning.Htlc;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What a node says about itself, its channels and its settings. */
final class NodeCommands {
    private static final String CHANNEL = "544x1x0";
    private static final long RESERVE_DIVISOR = 100;

    private final LightningNode node;
    private final String version;

    NodeCommands(LightningNode node, String version) {
        this.node = node;
        this.version = version;
    }

    Map<String, ClnMethod> methods() {
        return Map.of(
                "getinfo", ClnMethod.of(this::info),
                "listpeerchannels", ClnMethod.of(this::peerChannels, "id", "short_channel_id"),
                "listfunds", ClnMethod.of(this::funds, "spent"),
                "listhtlcs", ClnMethod.of(this::htlcs, "id", "index", "start", "limit"),
                "listconfigs", ClnMethod.of(this::configs, "config"));
    }

    private ObjectNode info(JsonNode parameters, BooleanSupplier open) {
        boolean active = node.channel().active();
        ObjectNode json = Json.object();
        json.put("id", node.id().hex());
        json.put("alias", node.alias());
        json.put("color", node.id().hex().substring(0, 6));
        json.put("num_peers", active ? 1 : 0);
        json.put("num_pending_channels", 0);
        json.put("num_active_channels", 1);
        json.put("num_inactive_channels", 0);
        json.putArray("address");
        json.putArray("binding")
                .addObject()
                .put("type", "ipv4")
                .put("address", "127.0.0.1")
                .put("port", 9735);
        json.put("version", version);
        json.put("blockheight", node.blockHeight());
        json.put("network", networkName(node.network()));
        json.put("fees_collected_msat", 0);
        json.put("lightning-dir", "/lightning");
        json.putObject("our_features")
                .put("init", "800898880a8a59a1")
                .put("node", "808898880a8a59a1")
                .put("channel", "")
                .put("invoice", "02000002024100");
        if (!node.synced()) {
            json.put("warning_lightningd_sync", "Still loading latest blocks from bitcoind.");
        }
        return json;
    }

    static String networkName(LightningNetwork network) {
        return network == LightningNetwork.MAINNET ? "bitcoin" : network.name().toLowerCase(Locale.ROOT);
    }

    private ObjectNode peerChannels(JsonNode parameters, BooleanSupplier open) {
        ChannelView view = node.channel();
        long reserve = view.capacityMsat() / RESERVE_DIVISOR;
        ObjectNode answer = Json.object();
        ObjectNode channel = answer.putArray("channels").addObject();
        channel.put("peer_id", view.remote().hex());
        channel.put("peer_connected", view.active());
        channel.put("reestablished", view.active());
        channel.put("state", "CHANNELD_NORMAL");
        channel.put("short_channel_id", CHANNEL);
        channel.put("opener", "local");
        channel.put("private", false);
        channel.put("to_us_msat", view.localMsat());
        channel.put("total_msat", view.capacityMsat());
        channel.put("our_reserve_msat", reserve);
        channel.put("their_reserve_msat", reserve);
        channel.put("spendable_msat", Math.max(0, view.localMsat() - reserve));
        channel.put("receivable_msat", Math.max(0, view.remoteMsat() - reserve));
        ArrayNode htlcs = channel.putArray("htlcs");
        view.outgoing().forEach(htlc -> htlcs.add(channelHtlc(htlc, "out")));
        view.incoming().forEach(htlc -> htlcs.add(channelHtlc(htlc, "in")));
        return answer;
    }

    private static ObjectNode channelHtlc(Htlc htlc, String direction) {
        return Json.object()
                .put("direction", direction)
                .put("id", htlc.index())
                .put("amount_msat", htlc.totalMsat())
                .put("expiry", htlc.expiryHeight())
                .put("payment_hash", htlc.hash().hex())
                .put("state", direction.equals("out") ? "SENT_ADD_ACK_REVOCATION" : "RCVD_ADD_ACK_REVOCATION");
    }

    private ObjectNode htlcs(JsonNode parameters, BooleanSupplier open) {
        ObjectNode answer = Json.object();
        ArrayNode htlcs = answer.putArray("htlcs");
        ChannelView view = node.channel();
        view.outgoing()
                .forEach(htlc -> htlcs.add(channelHtlc(htlc, "out")
                        .put("short_channel_id", CHANNEL)
                        .put("created_index", htlc.index() + 1)));
        view.incoming()
                .forEach(htlc -> htlcs.add(channelHtlc(htlc, "in")
                        .put("short_channel_id", CHANNEL)
                        .put("created_index", htlc.index() + 1)));
        return answer;
    }

    private ObjectNode funds(JsonNode parameters, BooleanSupplier open) {
        ChannelView view = node.channel();
        ObjectNode answer = Json.object();
        answer.putArray("outputs");
        answer.putArray("channels")
                .addObject()
                .put("peer_id", view.remote().hex())
                .put("connected", view.active())
                .put("state", "CHANNELD_NORMAL")
                .put("short_channel_id", CHANNEL)
                .put("our_amount_msat", view.localMsat())
                .put("amount_msat", view.capacityMsat());
        return answer;
    }

    private ObjectNode configs(JsonNode parameters, BooleanSupplier open) {
        ObjectNode answer = Json.object();
        answer.putObject("configs")
                .putObject("xpay-slow-mode")
                .put("value_bool", true)
                .put("source", "cmdline");
        return answer;
    }
}
