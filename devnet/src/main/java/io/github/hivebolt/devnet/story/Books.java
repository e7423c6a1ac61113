package io.github.hivebolt.devnet.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.domain.money.HiveAmount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

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
     * Where a balance sheet does not balance, owes somebody something, or moved otherwise than the world did since.
     *
     * @param sheet the gateway's answer to {@code /api/v1/admin/ledger/balance-sheet}
     * @param after chain and node now
     * @return one line for each, none if all agrees
     */
    public List<String> differences(JsonNode sheet, Books after) {
        List<String> differences = new ArrayList<>();
        for (JsonNode currency : sheet.path("currencies")) {
            for (String field : List.of("difference", "liabilities", "suspense")) {
                if (!isZero(currency, field)) {
                    differences.add(currency.path("currency").asText() + " " + field + " is "
                            + currency.path(field).asText("missing"));
                }
            }
        }
        compare(
                differences,
                "milliHIVE",
                assets(sheet, "HIVE", HIVE_DECIMALS),
                after.hive().milli() - hive.milli());
        compare(
                differences,
                "milliHBD",
                assets(sheet, "HBD", HIVE_DECIMALS),
                after.hbd().milli() - hbd.milli());
        compare(differences, "msat", assets(sheet, "MSAT", 0), after.lightningMsat() - lightningMsat);
        return List.copyOf(differences);
    }

    private static void compare(List<String> differences, String unit, long inBooks, long inTheWorld) {
        if (inBooks != inTheWorld) {
            differences.add("the books moved by " + inBooks + " " + unit + ", the world by " + inTheWorld);
        }
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
