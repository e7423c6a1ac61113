package io.github.hivebolt.engine;

import io.github.hivebolt.domain.order.OrderId;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Keeps a freshly started gateway from acting before it knows what it did before (design rules 3 and 11). Nothing is
 * signed until our reader has passed our own outgoing transfers up to the irreversible block seen at start; nothing new
 * is dispatched until, besides, every payment that was under way has been looked up. Thread-safe.
 */
final class StartGate {
    private OptionalLong blockSeenAtStart = OptionalLong.empty();
    private boolean readerHasPassed;
    private boolean inFlightIsListed;
    private boolean bookCheckIsDue;
    private final Set<OrderId> toLookUp = new HashSet<>();

    /** The first irreversible block that was seen; later ones are ignored. */
    synchronized void irreversibleSeen(long number) {
        if (blockSeenAtStart.isEmpty()) {
            blockSeenAtStart = OptionalLong.of(number);
        }
    }

    /** Everything up to this block is read and booked. */
    synchronized void readAndBookedUpTo(long number) {
        if (blockSeenAtStart.isPresent() && number >= blockSeenAtStart.getAsLong()) {
            readerHasPassed = true;
        }
    }

    /** These payments were under way when we started. */
    synchronized void inFlightAtStart(Set<OrderId> orders) {
        toLookUp.addAll(orders);
        inFlightIsListed = true;
    }

    /** Only these payments are under way now: whatever else was waited for has ended. */
    synchronized void stillInFlight(Set<OrderId> orders) {
        toLookUp.retainAll(orders);
    }

    /** The node has told us about this payment. */
    synchronized void lookedUp(OrderId order) {
        toLookUp.remove(order);
    }

    /** Before anything is sent it has to be found out whether another store served the account. */
    synchronized void requireBookCheck() {
        bookCheckIsDue = true;
    }

    /** That was found out. */
    synchronized void bookChecked() {
        bookCheckIsDue = false;
    }

    synchronized boolean maySign() {
        return readerHasPassed && inFlightIsListed && !bookCheckIsDue;
    }

    synchronized boolean mayDispatch() {
        return maySign() && toLookUp.isEmpty();
    }
}
