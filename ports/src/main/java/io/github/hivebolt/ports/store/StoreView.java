package io.github.hivebolt.ports.store;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.payout.Payout;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What can be read. Only valid inside the function that it was given to. */
public interface StoreView {
    /**
     * What can be read of receive orders.
     *
     * @return a part of this view
     */
    ReceiveView receive();

    /**
     * What can be read of API keys and webhooks.
     *
     * @return a part of this view
     */
    ApiView api();

    /**
     * One order.
     *
     * @param id its id
     * @return the order, or empty if there is none
     */
    Optional<OrderRow> order(OrderId id);

    /**
     * The orders that one Hive transaction brought about.
     *
     * @param transaction the transaction that brought the money
     * @return its orders, by position
     */
    List<OrderRow> ordersOf(TransactionId transaction);

    /**
     * A page of orders, newest first.
     *
     * @param filter which ones
     * @return at most {@link OrderFilter#limit()}
     */
    List<OrderRow> orders(OrderFilter filter);

    /**
     * How many orders are in each state.
     *
     * @return by label; states without orders may be missing
     */
    Map<String, Long> orderCounts();

    /**
     * What an order went through, oldest first.
     *
     * @param id its id
     * @return the states it came into
     */
    List<HistoryEntry> history(OrderId id);

    /**
     * An order's payout.
     *
     * @param order the order
     * @return the payout, or empty while none was decided on
     */
    Optional<Payout> payout(OrderId order);

    /**
     * The payout that was signed as a given transaction, in this or an earlier attempt.
     *
     * @param transaction the transaction
     * @return the payout, or empty if this store never signed it
     */
    Optional<Payout> payoutSignedAs(TransactionId transaction);

    /**
     * All payouts that are not yet confirmed, oldest first.
     *
     * @return them
     */
    List<Payout> openPayouts();

    /**
     * A sighting, a disputed one too.
     *
     * @param operation where in the chain
     * @return the sighting, or empty if there is none
     */
    Optional<TransferSighting> sighting(OperationId operation);

    /**
     * The sighting of an outgoing transfer by its transaction. Disputed ones are left out: one host's word does not hold
     * back a payout's death.
     *
     * @param transaction the transaction
     * @return the sightings of all its transfers that nobody disputes, by position
     */
    List<TransferSighting> sightingsOf(TransactionId transaction);

    /**
     * How many sightings of transfers from an account are not booked yet. Disputed ones do not count.
     *
     * @param from the account that paid
     * @return the number
     */
    long unbookedFrom(AccountName from);

    /**
     * Transfers to an account that came in during some time, by block time, booked or not.
     *
     * @param to the account that received
     * @param since from this block time on
     * @param until up to this block time
     * @param limit at most so many
     * @return their operations, oldest first
     */
    List<OperationId> receivedBetween(AccountName to, Instant since, Instant until, int limit);

    /**
     * The last irreversible block that was read, with everything in it stored.
     *
     * @return the cursor, or empty before the first block
     */
    Optional<BlockReference> blockCursor();

    /**
     * The last block whose virtual operations were read.
     *
     * @return its number, or empty before the first
     */
    OptionalLong virtualCursor();

    /**
     * The order that took a payment hash.
     *
     * @param direction which way
     * @param hash the hash
     * @return the order, or empty if nobody did
     */
    Optional<OrderId> hashHolder(Direction direction, PaymentHash hash);

    /**
     * What an account's orders took from its rolling window: Lightning amounts of send orders that are being or were
     * paid, by the transfer's block time; refunded ones do not count.
     *
     * @param account the account
     * @param since transfers at or after this block time
     * @param until transfers at or before this block time
     * @param except an order that is left out
     * @return the sum
     */
    Msat windowUse(AccountName account, Instant since, Instant until, OrderId except);

    /**
     * What was dispatched over all accounts and was paid or may be: what was refunded has cost nothing.
     *
     * @param since by the time of the dispatch decision
     * @return the sum of the Lightning amounts
     */
    Msat dispatchedSince(Instant since);

    /**
     * When the longest-held payment of an account was sent.
     *
     * @param account the account
     * @return the earliest send time of its orders in state paying, or empty
     */
    Optional<Instant> oldestInFlight(AccountName account);

    /**
     * A counter.
     *
     * @param name for instance {@code exposure-msat}
     * @return its value, 0 if it was never changed
     */
    long counter(String name);

    /**
     * All balances that are not zero.
     *
     * @return one per account and currency
     */
    List<LedgerBalance> balances();

    /**
     * What was booked last, latest first.
     *
     * @param before only entries with a lower number; {@link Long#MAX_VALUE} for all
     * @param limit at most so many
     * @return them
     */
    List<BookedEntry> ledgerEntriesBefore(long before, int limit);

    /**
     * What was booked since, in the order of the numbers.
     *
     * @param after only entries with a higher number; 0 for all
     * @param limit at most so many
     * @return them
     */
    List<BookedEntry> ledgerEntriesAfter(long after, int limit);

    /**
     * Incidents that are open, oldest first.
     *
     * @return them
     */
    List<Incident> openIncidents();

    /**
     * Incidents that are over, latest first.
     *
     * @param limit at most so many
     * @return them
     */
    List<Incident> closedIncidents(int limit);

    /**
     * Notifications that wait for a channel, in their order.
     *
     * @param channel the notifier's name
     * @param limit at most so many
     * @return them
     */
    List<QueuedNotification> queuedNotifications(String channel, int limit);

    /**
     * How many notifications wait, over all channels.
     *
     * @return the number
     */
    long queuedNotificationCount();

    /**
     * How much work waits, by kind, claimed or not.
     *
     * @return the numbers; kinds without work may be missing
     */
    Map<WorkKind, Long> workCounts();

    /**
     * A small fact that the gateway keeps about itself: the pinned node, pause switches, the operating mode.
     *
     * @param key its name
     * @return its value, or empty if it was never put
     */
    Optional<String> fact(String key);

    /**
     * How many payouts of a kind were first signed for a payee.
     *
     * @param account the payee
     * @param kind what for, by {@link io.github.hivebolt.domain.payout.PayoutKind} name
     * @param since from when on
     * @return the number
     */
    long payoutsSigned(AccountName account, String kind, Instant since);

    /**
     * The store's own time, which leases are measured by.
     *
     * @return now
     */
    Instant storeTime();
}
