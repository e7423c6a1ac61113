package io.github.hivebolt.app.config;

import io.github.hivebolt.domain.hive.AccountName;
import java.util.List;

/**
 * Hive accounts that are treated in a way of their own.
 *
 * @param treasury the operator's own funds: booked and never answered
 * @param refundHold accounts, such as exchanges, whose refunds are parked
 * @param blocked accounts that are not served but refunded
 */
public record AccountLists(List<AccountName> treasury, List<AccountName> refundHold, List<AccountName> blocked) {
    private static final String ANCHOR = "accounts";
    private static final String EXPECTED = "names of Hive accounts, separated by commas";
    private static final Key TREASURY = Key.of("treasury-accounts", "", EXPECTED, ANCHOR);
    private static final Key REFUND_HOLD = Key.of("refund.hold-accounts", "", EXPECTED, ANCHOR);
    private static final Key BLOCKED = Key.of("blocked-accounts", "", EXPECTED, ANCHOR);

    static AccountLists read(Values values) {
        return new AccountLists(list(values, TREASURY), list(values, REFUND_HOLD), list(values, BLOCKED));
    }

    static AccountName account(String text) throws Malformed {
        if (!AccountName.isValid(text)) {
            throw Malformed.value(text, "is not a Hive account name");
        }
        return new AccountName(text);
    }

    private static List<AccountName> list(Values values, Key key) {
        return values.optional(key, Parsers.list(AccountLists::account)).orElse(List.of());
    }
}
