package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.util.List;

/** Who there is on the simulated chain. */
final class Accounts {
    static final AccountName GATEWAY = DevnetAccounts.GATEWAY;
    static final List<AccountName> CUSTOMERS = DevnetAccounts.CUSTOMERS;
    static final AccountName TREASURY = new AccountName("treasury");
    static final AccountName EXCHANGE = new AccountName("exchange");
    static final AccountName BLOCKED = new AccountName("mallory");
    static final AccountName OTHER_GATEWAY = new AccountName("other-gw");

    private static final long MILLI = 10_000_000;

    private Accounts() {}

    static void createOn(HiveChain chain) {
        DevnetAccounts.createOn(chain);
        for (AccountName name : List.of(TREASURY, EXCHANGE, BLOCKED, OTHER_GATEWAY)) {
            for (HiveAsset asset : HiveAsset.values()) {
                chain.endow(name, new HiveAmount(MILLI, asset));
            }
        }
    }
}
