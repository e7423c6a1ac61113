package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.ports.ChainTip;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a freshly started gateway from acting before it knows what it did before (design rules 3 and 11). Nothing is
 * signed until our reader has passed our own outgoing transfers up to the irreversible block seen at start, and a block as
 * late as the head then: what expired before we started, signed by a store that is lost, may wait in a block that is not
 * irreversible yet. Nothing new is dispatched until, besides, every payment that was under way has been looked up.
 * Thread-safe.
 */
final class StartGate {
    private Optional<ChainTip> seenAtStart = Optional.empty();
    private boolean readerHasPassed;
    private boolean inFlightIsListed;
    private boolean bookCheckIsDue;
    private final Set<OrderId> toLookUp = new HashSet<>();

    /** The first one counts; later ones are ignored. */
    synchronized void chainSeen(ChainTip tip) {
        if (seenAtStart.isEmpty()) {
            seenAtStart = Optional.of(tip);
        }
    }

    /** Everything up to this irreversible block is read and booked. */
    synchronized void readAndBookedUpTo(BlockReference block) {
        if (seenAtStart.filter(seen -> hasPassed(block, seen)).isPresent()) {
            readerHasPassed = true;
        }
    }

    private static boolean hasPassed(BlockReference block, ChainTip seen) {
        return block.number() >= seen.irreversibleNumber() && !block.timestamp().isBefore(seen.headTime());
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
