package io.github.hivebolt.devnet.hived;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.http.HttpHandler;
import io.github.hivebolt.devnet.http.HttpReply;
import io.github.hivebolt.devnet.http.HttpRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One Hive node: reads JSON-RPC requests and batches, finds the method, writes result or error. */
public final class HivedService implements HttpHandler {
    private final NodeView view;
    private final Map<String, RpcMethod> methods;

    /**
     * A node of a chain.
     *
     * @param chain the chain
     * @param switches how it differs from an honest node
     */
    public HivedService(HiveChain chain, NodeSwitches switches) {
        this.view = new NodeView(chain, switches);
        this.methods = methods(view);
    }

    @Override
    public void handle(HttpRequest request, HttpReply reply) throws IOException {
        reply.sendJson(200, Json.write(answer(FcJson.asRead(request.body()))));
    }

    private static Map<String, RpcMethod> methods(NodeView view) {
        BlockApi blocks = new BlockApi(view);
        HistoryApi history = new HistoryApi(view);
        DatabaseApi database = new DatabaseApi(view);
        BroadcastApi broadcast = new BroadcastApi(view);
        MarketApi market = new MarketApi();
        return Map.ofEntries(
                Map.entry("block_api.get_block", blocks::getBlock),
                Map.entry("block_api.get_block_range", blocks::getBlockRange),
                Map.entry("account_history_api.get_ops_in_block", history::getOpsInBlock),
                Map.entry("account_history_api.enum_virtual_ops", history::enumVirtualOps),
                Map.entry("account_history_api.get_transaction", history::getTransaction),
                Map.entry("account_history_api.get_account_history", history::getAccountHistory),
                Map.entry("database_api.get_dynamic_global_properties", database::getDynamicGlobalProperties),
                Map.entry("condenser_api.get_dynamic_global_properties", database::getCondenserProperties),
                Map.entry("database_api.get_version", database::getVersion),
                Map.entry("database_api.find_accounts", database::findAccounts),
                Map.entry("database_api.get_current_price_feed", database::getCurrentPriceFeed),
                Map.entry("database_api.get_feed_history", database::getFeedHistory),
                Map.entry("rc_api.find_rc_accounts", database::findRcAccounts),
                Map.entry("node_status_api.get_node_status", database::getNodeStatus),
                Map.entry("market_history_api.get_ticker", market::getTicker),
                Map.entry("market_history_api.get_order_book", market::getOrderBook),
                Map.entry("network_broadcast_api.broadcast_transaction", broadcast::broadcast),
                Map.entry("condenser_api.broadcast_transaction", broadcast::broadcastOldForm),
                Map.entry("transaction_status_api.find_transaction", broadcast::findTransaction));
    }

    private JsonNode answer(String body) {
        Optional<JsonNode> request = Json.parse(body);
        if (request.isEmpty()) {
            return error(NullNode.getInstance(), parseError());
        }
        if (!request.get().isArray()) {
            return single(request.get());
        }
        if (request.get().isEmpty()) {
            return error(NullNode.getInstance(), new RpcError(-32000, "Array is invalid", Optional.empty()));
        }
        ArrayNode answers = Json.array();
        request.get().forEach(one -> answers.add(single(one)));
        return answers;
    }

    private ObjectNode single(JsonNode request) {
        JsonNode id = request.has("id") ? request.path("id") : NullNode.getInstance();
        try {
            JsonNode result = method(request.path("method").asText()).call(request.path("params"));
            ObjectNode answer = Json.object().put("jsonrpc", "2.0");
            answer.set("result", result);
            answer.set("id", id);
            return answer;
        } catch (RpcError refused) {
            return error(id, refused);
        }
    }

    private RpcMethod method(String name) throws RpcError {
        @Nullable RpcMethod method = methods.get(name);
        if (method != null) {
            return method;
        }
        int dot = name.indexOf('.');
        String api = dot < 0 ? name : name.substring(0, dot);
        boolean knownApi = methods.keySet().stream().anyMatch(known -> known.startsWith(api + "."));
        throw knownApi && dot >= 0
                ? RpcError.assertion(
                        -32002,
                        "method_itr != api_itr->second.end()",
                        "7693992138104256440",
                        "Could not find method " + name.substring(dot + 1),
                        view.now())
                : RpcError.assertion(
                        -32002, "api_itr != data._registered_apis.end()", "7", "Could not find API " + api, view.now());
    }

    private RpcError parseError() {
        return RpcError.of(
                new ChainRejection.Details(
                        -32000,
                        4,
                        "parse_error_exception",
                        "Parse Error",
                        "",
                        "",
                        "Unexpected EOF: 11 eof_exception: End Of File",
                        "json.cpp",
                        "objectFromStream",
                        "Unexpected EOF: ${e}",
                        Json.object(),
                        false),
                view.now());
    }

    private static ObjectNode error(JsonNode id, RpcError error) {
        ObjectNode answer = Json.object().put("jsonrpc", "2.0");
        answer.set("error", error.json());
        answer.set("id", id);
        return answer;
    }
}
