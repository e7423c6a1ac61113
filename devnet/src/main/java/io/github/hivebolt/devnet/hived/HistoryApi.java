package io.github.hivebolt.devnet.hived;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.ChainTransaction;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.domain.hive.AccountName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** account_history_api. */
final class HistoryApi {
    private static final int MAX_RANGE = 2000;

    private final NodeView view;

    HistoryApi(NodeView view) {
        this.view = view;
    }

    JsonNode getOpsInBlock(JsonNode params) {
        ObjectNode result = Json.object();
        ArrayNode ops = result.putArray("ops");
        long number = params.path("block_num").asLong(0);
        if (number > limit(params)) {
            return result;
        }
        boolean onlyVirtual = params.path("only_virtual").asBoolean(false);
        view.block(number).stream()
                .flatMap(block -> entries(block).stream())
                .filter(entry -> !onlyVirtual || entry.isVirtual())
                .forEach(entry -> ops.add(entry.json(0)));
        return result;
    }

    JsonNode enumVirtualOps(JsonNode params) throws RpcError {
        long begin = params.path("block_range_begin").asLong(0);
        long end = params.path("block_range_end").asLong(0);
        if (end <= begin) {
            throw RpcError.assertion(
                    -32003, "blockRangeEnd > blockRangeBegin", "5", "Block range must be upward", view.now());
        }
        if (end - begin > MAX_RANGE) {
            throw RpcError.assertion(
                    -32003,
                    "blockRangeEnd - blockRangeBegin <= block_range_limit",
                    "6",
                    "Block range distance must be less than or equal to " + MAX_RANGE,
                    view.now());
        }
        boolean all = !params.hasNonNull("filter");
        long filter = params.path("filter").asLong(0);
        ObjectNode result = Json.object();
        ArrayNode ops = result.putArray("ops");
        long last = Math.min(end - 1, limit(params));
        for (long number = begin; number <= last; number++) {
            view.block(number).stream()
                    .flatMap(block -> entries(block).stream())
                    .filter(entry -> entry.isVirtual() && (all || (entry.filterBit() & filter) != 0))
                    .forEach(entry -> ops.add(entry.json(entry.operationId())));
        }
        result.putArray("ops_by_block");
        result.put("next_block_range_begin", end);
        result.put("next_operation_begin", 0);
        return result;
    }

    JsonNode getTransaction(JsonNode params) throws RpcError {
        String id = params.path("id").asText();
        long limit = limit(params);
        for (long number = limit; number >= 1; number--) {
            Optional<ChainBlock> block = view.block(number);
            List<ChainTransaction> transactions =
                    block.map(ChainBlock::transactions).orElse(List.of());
            for (int i = 0; i < transactions.size(); i++) {
                if (transactions.get(i).id().hex().equals(id)) {
                    ObjectNode json = BlockJson.write(transactions.get(i));
                    json.put("transaction_id", id).put("block_num", number).put("transaction_num", i);
                    return json;
                }
            }
        }
        throw RpcError.assertion(-32003, "false", "3372626016653902757", "Unknown Transaction " + id, view.now());
    }

    JsonNode getAccountHistory(JsonNode params) throws RpcError {
        String account = params.path("account").asText();
        if (!AccountName.isValid(account)) {
            throw RpcError.unreadable("no account name", view.now());
        }
        AccountName name = new AccountName(account);
        List<HistoryEntry> all = new ArrayList<>();
        for (long number = 1; number <= limit(params); number++) {
            view.block(number).stream()
                    .flatMap(block -> entries(block).stream())
                    .filter(entry -> entry.parties().contains(name))
                    .forEach(all::add);
        }
        long start = params.path("start").asLong(-1);
        int newest = start < 0 ? all.size() - 1 : (int) Math.min(start, all.size() - 1L);
        int oldest = Math.max(
                0, newest + 1 - (int) Math.min(1000, params.path("limit").asLong(1000)));
        boolean unfiltered = !params.hasNonNull("operation_filter_low") && !params.hasNonNull("operation_filter_high");
        long filter = params.path("operation_filter_low").asLong(0);
        ObjectNode result = Json.object();
        ArrayNode history = result.putArray("history");
        for (int i = oldest; i <= newest; i++) {
            if (unfiltered || (all.get(i).historyBit() & filter) != 0) {
                history.addArray().add(i).add(all.get(i).json(0));
            }
        }
        return result;
    }

    private long limit(JsonNode params) {
        return params.path("include_reversible").asBoolean(false) ? view.headNumber() : view.irreversibleNumber();
    }

    private List<HistoryEntry> entries(ChainBlock block) {
        List<HistoryEntry> entries = new ArrayList<>();
        for (int i = 0; i < block.transactions().size(); i++) {
            ChainTransaction transaction = block.transactions().get(i);
            for (int j = 0; j < transaction.operations().size(); j++) {
                entries.add(HistoryEntry.signed(block, transaction, i, j));
            }
        }
        if (!view.switches().hidesVirtualOperations()) {
            for (int i = 0; i < block.virtualOperations().size(); i++) {
                entries.add(HistoryEntry.virtual(block, i));
            }
        }
        return entries;
    }
}
