package io.github.hivebolt.devnet.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.domain.money.HiveAmount;

/**
 * What the gateway's books must agree with: the chain and the Lightning node, as they were before its first transfer.
 *
 * @param hive the gateway's liquid HIVE
 * @param hbd its liquid HBD
 * @param lightningMsat what its node held
 */
record Books(HiveAmount hive, HiveAmount hbd, long lightningMsat) {
    static Books now(DevnetServer devnet, Payee payee) {
        var balance = devnet.chain().balance(DevnetAccounts.GATEWAY);
        return new Books(balance.hive(), balance.hbd(), payee.gatewayBalanceMsat());
    }

    /** Whether a balance sheet balances, owes nobody anything, and moved exactly as the world did since. */
    boolean agree(JsonNode sheet, Books after) {
        for (JsonNode currency : sheet.path("currencies")) {
            boolean balances = currency.path("difference").asText().equals("0");
            boolean owesNothing = currency.path("liabilities").asText().equals("0");
            boolean nothingWaits = currency.path("suspense").asText().equals("0");
            if (!balances || !owesNothing || !nothingWaits) {
                return false;
            }
        }
        return assets(sheet, "MILLI_HIVE") == after.hive().milli() - hive.milli()
                && assets(sheet, "MILLI_HBD") == after.hbd().milli() - hbd.milli()
                && assets(sheet, "MSAT") == after.lightningMsat() - lightningMsat;
    }

    private static long assets(JsonNode sheet, String name) {
        for (JsonNode currency : sheet.path("currencies")) {
            if (currency.path("currency").asText().equals(name)) {
                return Long.parseLong(currency.path("assets").asText());
            }
        }
        return 0;
    }
}
