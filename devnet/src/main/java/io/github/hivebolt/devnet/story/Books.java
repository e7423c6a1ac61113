package io.github.hivebolt.devnet.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.domain.money.HiveAmount;
import java.math.BigDecimal;

/**
 * What the gateway's books must agree with: the chain and the Lightning node, as they were before its first transfer.
 *
 * @param hive the gateway's liquid HIVE
 * @param hbd its liquid HBD
 * @param lightningMsat what its node held
 */
public record Books(HiveAmount hive, HiveAmount hbd, long lightningMsat) {
    private static final int HIVE_DECIMALS = 3;

    /**
     * What they are at this moment.
     *
     * @param devnet the Hive chain
     * @param payee the Lightning side
     * @return the balances
     */
    public static Books now(DevnetServer devnet, Payee payee) {
        var balance = devnet.chain().balance(DevnetAccounts.GATEWAY);
        return new Books(balance.hive(), balance.hbd(), payee.gatewayBalanceMsat());
    }

    /**
     * Whether a balance sheet balances, owes nobody anything, and moved exactly as the world did since.
     *
     * @param sheet the gateway's answer to {@code /api/v1/admin/ledger/balance-sheet}
     * @param after chain and node now
     * @return true if all of that holds
     */
    public boolean agree(JsonNode sheet, Books after) {
        for (JsonNode currency : sheet.path("currencies")) {
            if (!isZero(currency, "difference") || !isZero(currency, "liabilities") || !isZero(currency, "suspense")) {
                return false;
            }
        }
        return assets(sheet, "HIVE", HIVE_DECIMALS) == after.hive().milli() - hive.milli()
                && assets(sheet, "HBD", HIVE_DECIMALS) == after.hbd().milli() - hbd.milli()
                && assets(sheet, "MSAT", 0) == after.lightningMsat() - lightningMsat;
    }

    private static boolean isZero(JsonNode currency, String field) {
        return currency.hasNonNull(field) && new BigDecimal(currency.path(field).asText()).signum() == 0;
    }

    /** In the currency's smallest unit. */
    private static long assets(JsonNode sheet, String name, int decimals) {
        for (JsonNode currency : sheet.path("currencies")) {
            if (currency.path("currency").asText().equals(name)) {
                return new BigDecimal(currency.path("assets").asText())
                        .movePointRight(decimals)
                        .longValueExact();
            }
        }
        return 0;
    }
}
