package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.order.Decision;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.order.SendDecider;
import io.github.hivebolt.domain.order.SendEffect;
import io.github.hivebolt.domain.order.SendEvent;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.time.Instant;

/** Writes a decision down: state, postings and effects in the transaction that it is given. Thread-safe. */
final class DecisionWriter implements Withholding.Orders {
    static final String EXPOSURE = "exposure-msat";
    private static final int MOST_FOLLOW_UPS = 4;

    private final SendPolicy policy;
    private final EngineSettings.Limits limits;
    private final IncidentDesk incidents;
    private final TimeSource time;

    DecisionWriter(EngineSettings settings, IncidentDesk incidents, TimeSource time) {
        this.policy = settings.policy();
        this.limits = settings.limits();
        this.incidents = incidents;
        this.time = time;
    }

    /** A limit, or a payment hash, was taken by somebody else in the meantime: decide again. */
    static final class RoomRefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Refused what;

        /** What was refused. */
        enum Refused {
            EXPOSURE,
            ACCOUNT,
            HOT,
            HASH
        }

        RoomRefusedException(Refused what) {
            super(what.name(), null, false, false);
            this.what = what;
        }

        Refused what() {
            return what;
        }
    }

    /** Decides on an event and writes everything down that follows, follow-ups included. */
    Decision decideAndWrite(StoreTransaction tx, SendOrder order, SendEvent event) {
        Decision first = SendDecider.decide(order, event, policy, time.now());
        writeWithFollowUps(tx, first);
        return first;
    }

    /** Writes a decision and everything that follows from it in the same transaction. */
    void writeWithFollowUps(StoreTransaction tx, Decision first) {
        write(tx, first);
        Decision last = first;
        for (int i = 0; i < MOST_FOLLOW_UPS && last.followUp().isPresent(); i++) {
            last = SendDecider.decide(last.next(), last.followUp().get(), policy, time.now());
            write(tx, last);
        }
        withholdContradictedRefund(tx, first);
    }

    /** A payment that turned out to be made after all: its refund must not leave, not even when sending goes on. */
    private void withholdContradictedRefund(StoreTransaction tx, Decision decision) {
        if (!(decision.next().state() instanceof SendState.RefundPending)) {
            return;
        }
        for (SendEffect effect : decision.effects()) {
            if (effect instanceof SendEffect.StopSending(String evidence)) {
                Withholding.Reason reason = new Withholding.Reason(ParkCause.NODE_CONTRADICTION, evidence);
                Withholding.begin(tx, decision.next().id(), reason, this, time.now());
            }
        }
    }

    private void write(StoreTransaction tx, Decision decision) {
        Instant now = time.now();
        SendOrder order = decision.next();
        for (SendEffect effect : decision.effects()) {
            apply(tx, order, effect, now);
        }
        tx.updateOrder(order, now, decision.note());
        for (LedgerEntry entry : decision.entries()) {
            tx.post(entry, now);
        }
    }

    private void apply(StoreTransaction tx, SendOrder order, SendEffect effect, Instant now) {
        OrderId id = order.id();
        switch (effect) {
            case SendEffect.ConsiderAgain(Duration after) -> tx.schedule(WorkKind.CONSIDER, id.text(), now.plus(after));
            case SendEffect.ClaimHash claim -> {
                if (!tx.claimHash(Direction.SEND, claim.hash(), id)) {
                    throw new RoomRefusedException(RoomRefusedException.Refused.HASH);
                }
            }
            case SendEffect.TakeRoom room -> takeRoom(tx, order, room.exposure().value());
            case SendEffect.GiveRoomBack room ->
                giveRoomBack(tx, order, room.exposure().value());
            case SendEffect.Send() -> tx.schedule(WorkKind.SEND, id.text(), now);
            case SendEffect.RequestMayLeave() -> {}
            case SendEffect.LookUp(Duration after) -> tx.schedule(WorkKind.LOOK, id.text(), now.plus(after));
            case SendEffect.PayBack(Payout payout) -> {
                tx.insertPayout(payout);
                tx.schedule(WorkKind.PAYOUT, id.text(), PayoutLimits.dueAt(payout.kind(), now));
            }
            case SendEffect.OpenIncident(IncidentKind kind, String text) -> incidents.open(tx, kind, id.text(), text);
            case SendEffect.CloseIncident(IncidentKind kind, String summary) ->
                incidents.close(tx, kind, id.text(), summary);
            case SendEffect.StopSending(String evidence) -> {
                Facts.stopSending(tx, evidence);
                incidents.open(tx, IncidentKind.STORE_BEHIND, "", evidence);
            }
        }
    }

    private void takeRoom(StoreTransaction tx, SendOrder order, long exposureMsat) {
        if (!tx.addToCounter(EXPOSURE, exposureMsat, limits.exposure().value())) {
            throw new RoomRefusedException(RoomRefusedException.Refused.EXPOSURE);
        }
        if (!tx.addToCounter(inFlightOf(order), 1, limits.inFlightPerAccount())) {
            throw new RoomRefusedException(RoomRefusedException.Refused.ACCOUNT);
        }
    }

    private static void giveRoomBack(StoreTransaction tx, SendOrder order, long exposureMsat) {
        tx.addToCounter(EXPOSURE, -exposureMsat, Long.MAX_VALUE);
        tx.addToCounter(inFlightOf(order), -1, Long.MAX_VALUE);
    }

    private static String inFlightOf(SendOrder order) {
        return "in-flight/" + order.transfer().from().value();
    }

    @Override
    public void withheld(StoreTransaction tx, OrderId id, Withholding.Reason reason, boolean payoutIsHeld) {
        tx.lockOrder(id)
                .ifPresent(known ->
                        decideAndWrite(tx, known.order(), new SendEvent.Withheld(reason.cause(), reason.evidence())));
    }
}
