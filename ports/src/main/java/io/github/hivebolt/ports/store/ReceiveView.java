package io.github.hivebolt.ports.store;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be read of receive orders. Only valid as long as the view that it belongs to. */
public interface ReceiveView {
    /**
     * One order.
     *
     * @param id its id
     * @return the order, or empty if there is none
     */
    Optional<ReceiveRow> order(OrderId id);

    /**
     * A page of orders, newest first.
     *
     * @param filter which ones
     * @return at most {@link ReceiveFilter#limit()}
     */
    List<ReceiveRow> orders(ReceiveFilter filter);

    /**
     * How many orders are in each state.
     *
     * @return by label; states without orders may be missing
     */
    Map<String, Long> counts();

    /**
     * How many orders are in a state.
     *
     * @param state its label
     * @return the number
     */
    long count(String state);

    /**
     * What an order went through, oldest first.
     *
     * @param id its id
     * @return the states it came into
     */
    List<HistoryEntry> history(OrderId id);

    /**
     * What an account's orders took from its rolling window: what was paid for it, by the time of the order. Orders that
     * nobody has paid and payments that were given back do not count.
     *
     * @param payee the account
     * @param since orders made at or after this time
     * @param except an order that is left out
     * @return the sum
     */
    Msat windowUse(AccountName payee, Instant since, OrderId except);

    /**
     * What send orders that are not finished may have to return: all that came in with them.
     *
     * @param asset in which asset
     * @return the sum
     */
    HiveAmount returnable(HiveAsset asset);

    /**
     * Transfers to an account that were seen and are not booked: the account may hold their money, and it is not ours to
     * spend. Disputed ones are left out: one host's word does not hold anything back.
     *
     * @param to the account that received
     * @param asset in which asset
     * @return the sum
     */
    HiveAmount unbookedTo(AccountName to, HiveAsset asset);
}
