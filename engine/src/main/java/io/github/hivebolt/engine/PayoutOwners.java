package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendEvent;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.ports.store.StoreTransaction;

/** Tells the order of a payout what became of it, whichever direction it has. Thread-safe. */
final class PayoutOwners implements Withholding.Orders {
    private final DecisionWriter sends;
    private final ReceiveWriter receives;

    PayoutOwners(DecisionWriter sends, ReceiveWriter receives) {
        this.sends = sends;
        this.receives = receives;
    }

    void confirmed(StoreTransaction tx, OrderId id, TransactionId transaction) {
        if (id.isReceive()) {
            receives.payoutConfirmed(tx, id, transaction);
        } else {
            SendOrder order = tx.lockOrder(id).orElseThrow().order();
            sends.decideAndWrite(tx, order, new SendEvent.PayoutConfirmed(transaction));
        }
    }

    void refused(StoreTransaction tx, OrderId id, String why) {
        if (id.isReceive()) {
            receives.payoutRefused(tx, id, why);
        } else {
            SendOrder order = tx.lockOrder(id).orElseThrow().order();
            sends.decideAndWrite(tx, order, new SendEvent.PayoutRefused(why));
        }
    }

    /** A receive order without a payout goes on: nothing of it can leave yet. */
    @Override
    public void withheld(StoreTransaction tx, OrderId id, Withholding.Reason reason, boolean payoutIsHeld) {
        if (!id.isReceive()) {
            sends.withheld(tx, id, reason, payoutIsHeld);
        } else if (payoutIsHeld) {
            receives.payoutRefused(tx, id, reason.evidence());
        }
    }
}
