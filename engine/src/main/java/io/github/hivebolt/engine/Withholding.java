package io.github.hivebolt.engine;

import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutDecider;
import io.github.hivebolt.domain.payout.PayoutEvent;
import io.github.hivebolt.domain.payout.PayoutState;
import io.github.hivebolt.ports.store.StoreTransaction;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps everything from leaving for an order that the world has dealt with without this store (design rule 11). A transfer
 * that is signed cannot be called back; it is not broadcast again, and nothing is signed in its place.
 */
final class Withholding {
    private Withholding() {}

    /**
     * Why nothing leaves for an order.
     *
     * @param cause which of the listed causes
     * @param evidence one sentence
     */
    record Reason(ParkCause cause, String evidence) {
        String text() {
            return cause + " " + evidence;
        }

        static Reason parse(String text) {
            int space = text.indexOf(' ');
            return new Reason(ParkCause.valueOf(text.substring(0, space)), text.substring(space + 1));
        }
    }

    /** Who parks the order itself. */
    interface Orders {
        /** Parks the order, if it is known here. */
        void withheld(StoreTransaction tx, OrderId id, Reason reason, boolean payoutIsHeld);
    }

    /** Remembers it for good, and parks the order if it is there and nothing of it is under way. */
    static void begin(StoreTransaction tx, OrderId id, Reason reason, Orders orders, Instant now) {
        Facts.withhold(tx, id, reason);
        apply(tx, id, reason, orders, now);
    }

    /** Parks an order that something is withheld from, unless something of it is under way. */
    static void apply(StoreTransaction tx, OrderId id, Reason reason, Orders orders, Instant now) {
        Optional<Payout> payout = tx.lockPayout(id);
        if (payout.isPresent()) {
            if (payout.get().state() instanceof PayoutState.Signed) {
                return;
            }
            Payout held = PayoutDecider.decide(payout.get(), new PayoutEvent.RefusedForGood(reason.evidence()));
            tx.updatePayout(held, now);
        }
        orders.withheld(tx, id, reason, payout.isPresent());
    }
}
