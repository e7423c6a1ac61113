package io.github.hivebolt.devnet;

import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.util.List;

/** The accounts that every devnet begins with. */
public final class DevnetAccounts {
    /** The account of the gateway. */
    public static final AccountName GATEWAY = new AccountName("hivebolt-gw");

    /** The accounts of its customers. */
    public static final List<AccountName> CUSTOMERS =
            List.of(account("alice"), account("bob"), account("carol"), account("dave"));

    private static final long GATEWAY_MILLI = 100_000_000;
    private static final long CUSTOMER_MILLI = 10_000_000;

    private DevnetAccounts() {}

    /**
     * Makes the accounts with money in both assets.
     *
     * @param chain where
     */
    public static void createOn(HiveChain chain) {
        endow(chain, GATEWAY, GATEWAY_MILLI);
        CUSTOMERS.forEach(customer -> endow(chain, customer, CUSTOMER_MILLI));
    }

    private static void endow(HiveChain chain, AccountName name, long milli) {
        chain.endow(name, new HiveAmount(milli, HiveAsset.HIVE));
        chain.endow(name, new HiveAmount(milli, HiveAsset.HBD));
    }

    private static AccountName account(String name) {
        return new AccountName(name);
    }
}
