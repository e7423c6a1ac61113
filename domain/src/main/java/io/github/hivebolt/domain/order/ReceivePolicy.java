package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.quote.FeeSchedule;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the operator decided for receive orders.
 *
 * @param gateway the gateway's own account
 * @param refusedPayees accounts that are never paid: the gateway's own, the operator's, blocked ones
 * @param fee the gateway's fee on what is paid
 * @param minAmount the least Lightning amount
 * @param maxAmount the largest Lightning amount that is asked for
 * @param windows rolling limits per account
 * @param holdMax how long a payer's money may be held undecided
 */
public record ReceivePolicy(
        AccountName gateway,
        Set<AccountName> refusedPayees,
        FeeSchedule fee,
        Msat minAmount,
        Msat maxAmount,
        List<LimitWindow> windows,
        Duration holdMax) {
    /** Takes copies of the collections. */
    public ReceivePolicy {
        refusedPayees = Set.copyOf(refusedPayees);
        windows = List.copyOf(windows);
    }

    /**
     * The same decisions as for send orders, where they mean the same.
     *
     * @param policy the rules for send orders
     * @param holdMax how long a payer's money may be held undecided
     * @return the rules for receive orders
     */
    public static ReceivePolicy like(SendPolicy policy, Duration holdMax) {
        Set<AccountName> refused = new HashSet<>(policy.blockedAccounts());
        refused.addAll(policy.treasuryAccounts());
        refused.add(policy.gateway());
        return new ReceivePolicy(
                policy.gateway(),
                refused,
                policy.pricing().fee(),
                policy.minAmount(),
                policy.maxAmount(),
                policy.windows(),
                holdMax);
    }
}
