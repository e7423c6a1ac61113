package io.github.hivebolt.devnet.hived;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.chain.NaiJson;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;

/** market_history_api of a market where HIVE costs a quarter of a dollar. */
final class MarketApi {
    private static final long DEPTH = 1000;

    JsonNode getTicker(JsonNode params) {
        ObjectNode ticker = Json.object();
        ticker.put("latest", "0.25000000000000000");
        ticker.put("lowest_ask", "0.25100000000000000");
        ticker.put("highest_bid", "0.24900000000000000");
        ticker.put("percent_change", "0.00000000000000000");
        ticker.set("hive_volume", NaiJson.write(new HiveAmount(1_000_000, HiveAsset.HIVE)));
        ticker.set("hbd_volume", NaiJson.write(new HiveAmount(250_000, HiveAsset.HBD)));
        return ticker;
    }

    JsonNode getOrderBook(JsonNode params) {
        ObjectNode book = Json.object();
        order(book.putArray("bids"), 249, true);
        order(book.putArray("asks"), 251, false);
        return book;
    }

    private static void order(ArrayNode orders, long milliHbdPerHive, boolean bid) {
        HiveAmount hbd = new HiveAmount(milliHbdPerHive * DEPTH, HiveAsset.HBD);
        HiveAmount hive = new HiveAmount(DEPTH * 1000, HiveAsset.HIVE);
        ObjectNode order = orders.addObject();
        ObjectNode price = order.putObject("order_price");
        price.set("base", NaiJson.write(bid ? hbd : hive));
        price.set("quote", NaiJson.write(bid ? hive : hbd));
        order.put("real_price", "0." + milliHbdPerHive + "00000000000000");
        order.put("hive", hive.milli());
        order.put("hbd", hbd.milli());
        order.put("created", "2026-01-01T00:00:00");
    }
}
