package io.github.hivebolt.ports.store;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.ports.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be written, all of it or nothing. Only valid inside the function that it was given to. */
public interface StoreTransaction extends StoreView {
    /**
     * What can be written of receive orders.
     *
     * @return a part of this transaction
     */
    @Override
    ReceiveTransaction receive();

    /**
     * What can be written of API keys and webhooks.
     *
     * @return a part of this transaction
     */
    @Override
    ApiTransaction api();

    /**
     * Stores a sighting.
     *
     * @param sighting in state seen
     * @return false if the operation was stored before (which is left as it is)
     */
    boolean insertSighting(TransferSighting sighting);

    /**
     * Marks a sighting as disputed, so that one host's word holds nothing back. Harmless where the operation is disputed
     * or booked already, or was never sighted.
     *
     * @param operation where in the chain
     */
    void disputeSighting(OperationId operation);

    /**
     * Puts what enough hosts agree on in the place of what one host reported. Nothing is booked by that.
     *
     * @param sighting what took the place, in state seen; its operation must have been sighted
     * @return false if that operation was booked before (and nothing was changed)
     */
    boolean replaceSighting(TransferSighting sighting);

    /**
     * Marks a sighting as booked, whether it was seen or disputed.
     *
     * @param operation where in the chain; it must exist
     * @return false if it was booked before
     */
    boolean bookSighting(OperationId operation);

    /**
     * Moves the block cursor.
     *
     * <p>R1: the implementor must refuse (throwing {@link LeaseLostException}) unless the stored cursor equals
     * {@code expected}, so that two readers cannot both move it.
     *
     * @param expected what the caller read on from, or empty for the first block
     * @param next the new cursor, of a higher number
     */
    void moveBlockCursor(Optional<BlockReference> expected, BlockReference next);

    /**
     * Moves the cursor of virtual operations, likewise.
     *
     * @param expected what the caller read on from, or -1 for the first
     * @param next the new cursor
     */
    void moveVirtualCursor(long expected, long next);

    /**
     * Stores an order.
     *
     * @param order new
     * @param at when
     * @return false if an order of this id exists (which is left as it is)
     */
    boolean insertOrder(SendOrder order, Instant at);

    /**
     * Reads an order and keeps everybody else from changing it until the transaction ends.
     *
     * @param id its id
     * @return the order, or empty if there is none
     */
    Optional<OrderRow> lockOrder(OrderId id);

    /**
     * Stores the next state of a locked order, and its history where the state's label changes.
     *
     * @param order the next state
     * @param at when
     * @param note one sentence for the history, possibly empty
     */
    void updateOrder(SendOrder order, Instant at, String note);

    /**
     * Keeps everybody else from deciding on orders of an account until the transaction ends.
     *
     * @param account the account
     */
    void lockAccount(AccountName account);

    /**
     * Takes a payment hash for ever.
     *
     * @param direction which way
     * @param hash the hash
     * @param order by which order
     * @return true if it is this order's now or was before; false if it is another one's
     */
    boolean claimHash(Direction direction, PaymentHash hash, OrderId order);

    /**
     * Changes a counter, unless that would bring it above a limit.
     *
     * <p>R2: one conditional update: two transactions cannot pass a limit together.
     *
     * @param name the counter
     * @param delta what is added, negative to give back; it never falls below 0
     * @param limit what it may reach at most; not looked at where delta is negative
     * @return false if the limit stands in the way (and nothing was changed)
     */
    boolean addToCounter(String name, long delta, long limit);

    /**
     * Books an entry.
     *
     * <p>R3: an entry whose key exists is refused with {@link IllegalStateException}, and the transaction fails: nothing
     * is booked twice.
     *
     * @param entry balanced
     * @param at when
     */
    void post(LedgerEntry entry, Instant at);

    /**
     * Stores a payout.
     *
     * <p>R4: an order has at most one payout that is not held; a second one is refused with
     * {@link IllegalStateException}. A held one is replaced.
     *
     * @param payout planned
     */
    void insertPayout(Payout payout);

    /**
     * Reads an order's payout and keeps everybody else from changing it until the transaction ends.
     *
     * @param order the order
     * @return its payout, or empty
     */
    Optional<Payout> lockPayout(OrderId order);

    /**
     * Stores the next state of a locked payout. Every transaction id that was ever signed stays findable.
     *
     * @param payout the next state
     * @param at when
     */
    void updatePayout(Payout payout, Instant at);

    /**
     * Asks for work.
     *
     * <p>R5: work of the same kind and subject is joined: the earlier time wins while it is unclaimed; while it is claimed,
     * it is done again at {@code dueAt} after the claim ends.
     *
     * @param kind what
     * @param subject to whom
     * @param dueAt not before
     */
    void schedule(WorkKind kind, String subject, Instant dueAt);

    /**
     * Ends a claim: the work is gone unless it was scheduled again meanwhile.
     *
     * <p>R6: refused with {@link LeaseLostException} if somebody else claimed it meanwhile.
     *
     * @param item what was claimed
     */
    void finish(WorkItem item);

    /**
     * Ends a claim: the work is due again later.
     *
     * <p>R6 holds here too.
     *
     * @param item what was claimed
     * @param dueAt not before
     */
    void postpone(WorkItem item, Instant dueAt);

    /**
     * Opens an incident, or brings the open one of this kind and subject up to date.
     *
     * @param kind what
     * @param subject whom it concerns, or empty text
     * @param text what is known
     * @param at when
     * @return true if it was opened now
     */
    boolean openIncident(IncidentKind kind, String subject, String text, Instant at);

    /**
     * Closes the open incident of a kind and subject.
     *
     * @param kind what
     * @param subject whom it concerned
     * @param summary what was done
     * @param at when
     * @return how long it was open, or empty if none was
     */
    Optional<Duration> closeIncident(IncidentKind kind, String subject, String summary, Instant at);

    /**
     * Queues a message for some channels.
     *
     * @param severity how much it matters
     * @param title one line
     * @param lines the text
     * @param channels names of notifiers
     * @param at when it arose
     */
    void enqueue(Severity severity, String title, List<String> lines, List<String> channels, Instant at);

    /**
     * Marks a queued message as delivered, or as given up.
     *
     * @param notificationId the message
     * @param channel the channel
     * @param at when
     */
    void markDelivered(long notificationId, String channel, Instant at);

    /**
     * Counts a failed try.
     *
     * @param notificationId the message
     * @param channel the channel
     */
    void countTry(long notificationId, String channel);

    /**
     * Puts a small fact.
     *
     * @param key its name, at most 100 characters
     * @param value its value, at most 4000 characters
     */
    void putFact(String key, String value);

    /**
     * Writes down what an operator did.
     *
     * @param who the operator or key
     * @param action what
     * @param subject to whom, for instance an order's id
     * @param detail anything else, without secrets
     * @param at when
     */
    void audit(String who, String action, String subject, String detail, Instant at);
}
