package io.github.hivebolt.adapters.hive;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.codec.BinaryForm;
import io.github.hivebolt.codec.ChainId;
import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.codec.HivePublicKey;
import io.github.hivebolt.codec.HiveSerializer;
import io.github.hivebolt.codec.HiveSignature;
import io.github.hivebolt.codec.HiveSigner;
import io.github.hivebolt.codec.HiveTransaction;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an honest node says to each call, about one chain. A node may hang behind its head. */
final class TestAnswers {
    static final ChainId CHAIN = new ChainId("18dcf0a285365fc58b71f18b3d3fec954aa0c141c44e4e5cb4cf777b9eab274e");
    static final HivePrivateKey KEY =
            HivePrivateKey.fromPassword(new AccountName("gateway"), "active", "only for tests");
    private static final long FORTUNE = 10_000_000;

    private final TestChain chain;
    private final long behind;
    private final long reversible;

    TestAnswers(TestChain chain) {
        this(chain, 0, 0);
    }

    private TestAnswers(TestChain chain, long behind, long reversible) {
        this.chain = chain;
        this.behind = behind;
        this.reversible = reversible;
    }

    /** The same, so many blocks behind. */
    TestAnswers behind(long blocks) {
        return new TestAnswers(chain, blocks, reversible);
    }

    /** The same, with so many blocks behind the head that are not irreversible. */
    TestAnswers reversible(long blocks) {
        return new TestAnswers(chain, behind, blocks);
    }

    TestChain chain() {
        return chain;
    }

    private long head() {
        return chain.head() - behind;
    }

    private long irreversible() {
        return Math.max(0, head() - reversible);
    }

    String to(JsonNode request) {
        JsonNode params = request.path("params");
        String answer = switch (request.path("method").asText()) {
            case "database_api.get_version" -> result("{\"chain_id\":\"" + CHAIN + "\"}");
            case "database_api.get_dynamic_global_properties" -> result(properties());
            case "block_api.get_block_range" -> result(range(params));
            case "account_history_api.get_ops_in_block" -> result(operations(params));
            case "account_history_api.enum_virtual_ops" -> result(virtuals(params));
            case "database_api.find_accounts" -> result(accounts(params));
            case "rc_api.find_rc_accounts" -> result(credits(params));
            case "network_broadcast_api.broadcast_transaction" -> broadcast(params.path("trx"));
            default -> error(-32002, 10, "assert_exception", "Could not find method");
        };
        return "{\"jsonrpc\":\"2.0\"," + answer + ",\"id\":" + request.path("id") + "}";
    }

    static String result(String json) {
        return "\"result\":" + json;
    }

    static String error(long code, long detail, String name, String message) {
        return "\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\",\"data\":{\"code\":" + detail
                + ",\"name\":\"" + name + "\",\"message\":\"x\",\"stack\":[]}}";
    }

    private String properties() {
        TestBlock head = chain.block(head());
        return "{\"head_block_number\":" + head() + ",\"head_block_id\":\""
                + head.reference().id() + "\",\"time\":\""
                + TestBlock.time(head.reference().timestamp()) + "\",\"last_irreversible_block_num\":"
                + irreversible() + "}";
    }

    private String range(JsonNode params) {
        long first = params.path("starting_block_num").asLong();
        long last = Math.min(head(), first + params.path("count").asLong() - 1);
        StringBuilder json = new StringBuilder("{\"blocks\":[");
        for (long number = first; number <= last; number++) {
            json.append(number > first ? "," : "").append(chain.block(number).json());
        }
        return json.append("]}").toString();
    }

    private String operations(JsonNode params) {
        long number = params.path("block_num").asLong();
        List<String> all = number <= irreversible() ? chain.block(number).virtualJson() : List.of();
        return "{\"ops\":[" + String.join(",", all) + "]}";
    }

    /** As on public nodes: a range that reaches the last irreversible block loses it. */
    private String virtuals(JsonNode params) {
        long begin = params.path("block_range_begin").asLong();
        long end = params.path("block_range_end").asLong();
        int limit = params.path("limit").asInt();
        long from = params.path("operation_begin").asLong(0);
        long cut = end > irreversible() ? irreversible() : end;
        List<String> found = new ArrayList<>();
        for (long number = begin; number < cut; number++) {
            List<String> fills = chain.block(number).virtualJson().stream()
                    .filter(json -> json.contains("\"fill_"))
                    .toList();
            for (int i = number == begin ? (int) from : 0; i < fills.size(); i++) {
                if (found.size() == limit) {
                    return page(found, number, i);
                }
                found.add(fills.get(i));
            }
        }
        return page(found, end, 0);
    }

    private static String page(List<String> found, long next, long operation) {
        return "{\"ops\":[" + String.join(",", found) + "],\"ops_by_block\":[],\"next_block_range_begin\":" + next
                + ",\"next_operation_begin\":\"" + operation + "\"}";
    }

    private static boolean exists(JsonNode params) {
        return List.of("gateway", "customer", "alice")
                .contains(params.path("accounts").path(0).asText());
    }

    private static String accounts(JsonNode params) {
        String name = params.path("accounts").path(0).asText();
        HivePublicKey key = KEY.publicKey();
        return !exists(params)
                ? "{\"accounts\":[]}"
                : "{\"accounts\":[{\"id\":7,\"name\":\"" + name + "\",\"active\":{\"key_auths\":[[\"" + key
                        + "\",1]]},\"memo_key\":\"" + key + "\",\"balance\":"
                        + TestOperations.amount(new HiveAmount(FORTUNE, HiveAsset.HIVE)) + ",\"hbd_balance\":"
                        + TestOperations.amount(new HiveAmount(FORTUNE, HiveAsset.HBD)) + "}]}";
    }

    private static String credits(JsonNode params) {
        String name = params.path("accounts").path(0).asText();
        return !exists(params)
                ? "{\"rc_accounts\":[]}"
                : "{\"rc_accounts\":[{\"account\":\"" + name
                        + "\",\"rc_manabar\":{\"current_mana\":\"1000\",\"last_update_time\":1700000000},"
                        + "\"max_rc\":\"179999975822404\"}]}";
    }

    private String broadcast(JsonNode trx) {
        if (trx.path("operations").isEmpty()) {
            return error(-32003, 10, "assert_exception", "A transaction must have at least one operation");
        }
        HiveTransaction transaction = read(trx);
        String id = HiveSerializer.transactionId(transaction, BinaryForm.HF26).hex();
        TransferOperation transfer =
                (TransferOperation) transaction.operations().get(0);
        if (chain.knows(id)) {
            return error(-32003, 10, "assert_exception", "Assert Exception: Duplicate transaction check failed");
        }
        HiveSignature signature =
                new HiveSignature(trx.path("signatures").path(0).asText());
        Optional<HivePublicKey> signer =
                HiveSigner.recover(HiveSerializer.digest(CHAIN, transaction, BinaryForm.HF26), signature);
        if (signer.filter(KEY.publicKey()::equals).isEmpty()) {
            return error(-32003, 3_010_000, "tx_missing_active_auth", "Missing Active Authority gateway");
        }
        if (transfer.amount().milli() > FORTUNE) {
            return error(-32003, 10, "assert_exception", "Account gateway does not have sufficient funds");
        }
        if (transfer.to().value().startsWith("no-such")) {
            return error(-32003, 10, "assert_exception", "Account " + transfer.to() + " doesn't exist");
        }
        chain.submitAs(id, trx.path("operations").path(0).toString());
        return result("{}");
    }

    private static HiveTransaction read(JsonNode trx) {
        JsonNode value = trx.path("operations").path(0).path("value");
        JsonNode amount = value.path("amount");
        HiveAsset asset = amount.path("nai").asText().equals("@@000000021") ? HiveAsset.HIVE : HiveAsset.HBD;
        return new HiveTransaction(
                trx.path("ref_block_num").asInt(),
                trx.path("ref_block_prefix").asLong(),
                Instant.parse(trx.path("expiration").asText() + "Z"),
                List.of(new TransferOperation(
                        new AccountName(value.path("from").asText()),
                        new AccountName(value.path("to").asText()),
                        new HiveAmount(amount.path("amount").asLong(), asset),
                        value.path("memo").asText())));
    }
}
