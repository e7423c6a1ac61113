package io.github.hivebolt.ports;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import java.util.List;

/**
 * The state of a Hive account at a node's head block.
 *
 * @param name the account
 * @param hive its liquid HIVE
 * @param hbd its liquid HBD
 * @param memoKey its public memo key in text form (STM...)
 * @param activeKeys public keys of its active authority in text form, for checking ours
 * @param currentMana resource credits that it has now
 * @param maxMana resource credits that it can have
 */
public record HiveAccount(
        AccountName name,
        HiveAmount hive,
        HiveAmount hbd,
        String memoKey,
        List<String> activeKeys,
        long currentMana,
        long maxMana) {
    /** Takes a copy of the list. */
    public HiveAccount {
        activeKeys = List.copyOf(activeKeys);
    }
}
