package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.domain.hive.AccountName;
import java.nio.charset.StandardCharsets;

/**
 * A call of Hive's JSON-RPC.
 *
 * @param method API and method
 * @param params the parameters as JSON; made of numbers, checked names and our own JSON only
 */
record RpcCall(String method, String params) {
    /** Hived's bits of {@code fill_transfer_from_savings} (0x200) and {@code fill_recurrent_transfer} (0x200000000). */
    private static final long FILLS = 8_589_935_104L;

    static RpcCall head() {
        return new RpcCall("database_api.get_dynamic_global_properties", "{}");
    }

    static RpcCall version() {
        return new RpcCall("database_api.get_version", "{}");
    }

    static RpcCall blocks(long first, int count) {
        return new RpcCall(
                "block_api.get_block_range", "{\"starting_block_num\":" + first + ",\"count\":" + count + "}");
    }

    static RpcCall virtualOperations(long block) {
        return new RpcCall(
                "account_history_api.get_ops_in_block",
                "{\"block_num\":" + block + ",\"only_virtual\":true,\"include_reversible\":false}");
    }

    static RpcCall fills(VirtualPage page, long end, int limit) {
        return new RpcCall(
                "account_history_api.enum_virtual_ops",
                "{\"block_range_begin\":" + page.block() + ",\"block_range_end\":" + end
                        + (page.operation() == 0 ? "" : ",\"operation_begin\":" + page.operation())
                        + ",\"filter\":" + FILLS + ",\"group_by_block\":false,\"include_reversible\":false"
                        + ",\"limit\":" + limit + "}");
    }

    /** Backwards from a number in the account's history, -1 for its end. */
    static RpcCall history(AccountName name, long start, int limit, boolean reversible) {
        return new RpcCall(
                "account_history_api.get_account_history",
                "{\"account\":\"" + name.value() + "\",\"start\":" + start + ",\"limit\":" + limit
                        + ",\"include_reversible\":" + reversible + "}");
    }

    static RpcCall account(AccountName name) {
        return new RpcCall("database_api.find_accounts", "{\"accounts\":[\"" + name.value() + "\"]}");
    }

    static RpcCall resourceCredits(AccountName name) {
        return new RpcCall("rc_api.find_rc_accounts", "{\"accounts\":[\"" + name.value() + "\"]}");
    }

    static RpcCall broadcast(String transactionJson, int maxBlockAgeSeconds) {
        return new RpcCall(
                "network_broadcast_api.broadcast_transaction",
                "{\"trx\":" + transactionJson + ",\"max_block_age\":" + maxBlockAgeSeconds + "}");
    }

    byte[] body(long id) {
        return ("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
