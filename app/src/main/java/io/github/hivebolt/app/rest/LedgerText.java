package io.github.hivebolt.app.rest;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import java.math.BigDecimal;
import java.util.Locale;

/** How the books are written for people and programs. */
final class LedgerText {
    private static final int HIVE_DECIMALS = 3;

    private LedgerText() {}

    static String unit(Currency currency) {
        return switch (currency) {
            case MSAT -> "MSAT";
            case MILLI_HIVE -> "HIVE";
            case MILLI_HBD -> "HBD";
        };
    }

    /** In the unit: whole msat, or HIVE and HBD with three decimals. */
    static String amount(Currency currency, long amount) {
        return switch (currency) {
            case MSAT -> Long.toString(amount);
            case MILLI_HIVE, MILLI_HBD ->
                BigDecimal.valueOf(amount, HIVE_DECIMALS).toPlainString();
        };
    }

    static String type(Account account) {
        return account.type().name().toLowerCase(Locale.ROOT);
    }
}
