package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.lightning.InvoiceDecoder;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.quote.SendPricing;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What the operator decided for send orders.
 *
 * @param gateway the gateway's account
 * @param treasuryAccounts the operator's own accounts, booked and never answered
 * @param blockedAccounts accounts that are not served
 * @param heldAccounts accounts that nothing is sent back to without a human (exchanges)
 * @param keepEmptyMemos whether transfers with an empty memo are kept as gifts
 * @param pricing fees and routing reserve
 * @param minAmount the least Lightning amount
 * @param maxAmount the largest Lightning amount
 * @param windows rolling limits per account
 * @param finalCltvMaxBlocks the largest final CLTV that an invoice may ask for
 * @param cltvLimitBlocks the longest total timelock of a payment
 * @param maxWait how long an order may wait
 * @param decoder reads invoices
 */
public record SendPolicy(
        AccountName gateway,
        Set<AccountName> treasuryAccounts,
        Set<AccountName> blockedAccounts,
        Set<AccountName> heldAccounts,
        boolean keepEmptyMemos,
        SendPricing pricing,
        Msat minAmount,
        Msat maxAmount,
        List<LimitWindow> windows,
        int finalCltvMaxBlocks,
        int cltvLimitBlocks,
        Duration maxWait,
        InvoiceDecoder decoder) {
    /** Takes copies of the collections. */
    public SendPolicy {
        treasuryAccounts = Set.copyOf(treasuryAccounts);
        blockedAccounts = Set.copyOf(blockedAccounts);
        heldAccounts = Set.copyOf(heldAccounts);
        windows = List.copyOf(windows);
    }
}
