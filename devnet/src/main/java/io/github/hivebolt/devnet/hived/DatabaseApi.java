package io.github.hivebolt.devnet.hived;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.codec.HivePublicKey;
import io.github.hivebolt.devnet.chain.Balance;
import io.github.hivebolt.devnet.chain.ChainAccount;
import io.github.hivebolt.devnet.chain.ChainTime;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.devnet.chain.NaiJson;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.util.Optional;

/** database_api, rc_api and node_status_api. */
final class DatabaseApi {
    private static final long MAX_CREDITS = 179_999_975_822_404L;
    /** A quarter of a dollar for one HIVE. */
    private static final HiveAmount FEED_BASE = new HiveAmount(250, HiveAsset.HBD);

    private static final HiveAmount FEED_QUOTE = new HiveAmount(1000, HiveAsset.HIVE);

    private final NodeView view;
    private final Templates templates = new Templates();

    DatabaseApi(NodeView view) {
        this.view = view;
    }

    JsonNode getDynamicGlobalProperties(JsonNode params) {
        return withPosition(templates.properties());
    }

    JsonNode getCondenserProperties(JsonNode params) {
        return withPosition(templates.condenserProperties());
    }

    JsonNode getVersion(JsonNode params) {
        return Json.object()
                .put("blockchain_version", "1.28.0")
                .put("hive_revision", "c21192109e8493bfb4f73dcca992d5f962d476b1")
                .put("fc_revision", "c21192109e8493bfb4f73dcca992d5f962d476b1")
                .put("node_type", "testnet")
                .put("chain_id", view.chain().chainId().hex());
    }

    JsonNode getCurrentPriceFeed(JsonNode params) {
        return price();
    }

    JsonNode getFeedHistory(JsonNode params) {
        ObjectNode history = Json.object().put("id", 0);
        history.set("current_median_history", price());
        history.set("market_median_history", price());
        history.set("current_min_history", price());
        history.set("current_max_history", price());
        history.putArray("price_history");
        return history;
    }

    JsonNode findAccounts(JsonNode params) {
        ObjectNode result = Json.object();
        ArrayNode accounts = result.putArray("accounts");
        params.path("accounts").forEach(name -> find(name).ifPresent(account -> accounts.add(write(account))));
        return result;
    }

    JsonNode findRcAccounts(JsonNode params) {
        ObjectNode result = Json.object();
        ArrayNode accounts = result.putArray("rc_accounts");
        params.path("accounts").forEach(name -> find(name).ifPresent(account -> accounts.add(credits(account))));
        return result;
    }

    JsonNode getNodeStatus(JsonNode params) {
        return Json.object()
                .put("last_processed_block_num", view.headNumber())
                .put("last_processed_block_time", view.now());
    }

    private ObjectNode withPosition(ObjectNode properties) {
        properties.put("head_block_number", view.headNumber());
        properties.put("head_block_id", view.head().map(head -> head.id().hex()).orElse("0".repeat(40)));
        properties.put("time", view.now());
        properties.put("last_irreversible_block_num", view.irreversibleNumber());
        return properties;
    }

    private Optional<ChainAccount> find(JsonNode name) {
        return AccountName.isValid(name.asText())
                ? view.chain().account(new AccountName(name.asText()))
                : Optional.empty();
    }

    private ObjectNode write(ChainAccount account) {
        HiveChain chain = view.chain();
        Balance balance = chain.balance(account.name());
        ObjectNode json = templates.account();
        json.put("id", account.number());
        json.put("name", account.name().value());
        json.set("owner", authority(account.owner()));
        json.set("active", authority(account.active()));
        json.set("posting", authority(account.posting()));
        json.put("memo_key", account.memo().toString());
        json.put("created", ChainTime.format(account.createdAt()));
        long hive = balance.hive().milli() + view.switches().inventedHive(account.name());
        json.set("balance", NaiJson.write(new HiveAmount(hive, HiveAsset.HIVE)));
        json.set("savings_balance", NaiJson.write(balance.savingsHive()));
        json.set("hbd_balance", NaiJson.write(balance.hbd()));
        json.set("savings_hbd_balance", NaiJson.write(balance.savingsHbd()));
        return json;
    }

    private ObjectNode credits(ChainAccount account) {
        boolean none = view.chain().isWithoutCredits(account.name());
        ObjectNode json = Json.object().put("account", account.name().value());
        json.putObject("rc_manabar")
                .put("current_mana", none ? 0 : MAX_CREDITS)
                .put("last_update_time", view.chain().headTime().getEpochSecond());
        json.set("max_rc_creation_adjustment", NaiJson.vests(0));
        return json.put("max_rc", MAX_CREDITS).put("delegated_rc", 0).put("received_delegated_rc", 0);
    }

    private static ObjectNode price() {
        ObjectNode price = Json.object();
        price.set("base", NaiJson.write(FEED_BASE));
        price.set("quote", NaiJson.write(FEED_QUOTE));
        return price;
    }

    private static ObjectNode authority(HivePublicKey key) {
        ObjectNode authority = Json.object().put("weight_threshold", 1);
        authority.putArray("account_auths");
        authority.putArray("key_auths").addArray().add(key.toString()).add(1);
        return authority;
    }
}
