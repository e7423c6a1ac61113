package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveDecider;
import io.github.hivebolt.domain.order.ReceiveDecision;
import io.github.hivebolt.domain.order.ReceiveEffect;
import io.github.hivebolt.domain.order.ReceiveEvent;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceivePolicy;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.time.Instant;

/**
 * Writes a decision on a receive order down: state, postings and whatever else belongs in the same transaction. What the
 * node is to be told, the caller tells it afterwards. Thread-safe.
 */
final class ReceiveWriter {
    /** Should the process end before it has judged, this is when it is tried again. */
    private static final Duration JUDGED_BY_THEN = Duration.ofSeconds(2);

    private final ReceivePolicy policy;
    private final Cover cover;
    private final IncidentDesk incidents;
    private final TimeSource time;

    ReceiveWriter(ReceivePolicy policy, Cover cover, IncidentDesk incidents, TimeSource time) {
        this.policy = policy;
        this.cover = cover;
        this.incidents = incidents;
        this.time = time;
    }

    /** The payout is not covered: nothing was written; decide again. */
    static final class NotCoveredException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotCoveredException() {
            super("the payout is not covered", null, false, false);
        }
    }

    ReceivePolicy policy() {
        return policy;
    }

    /** Decides on an event and writes everything down that follows. */
    ReceiveDecision decideAndWrite(StoreTransaction tx, ReceiveOrder order, ReceiveEvent event) {
        Instant now = time.now();
        ReceiveDecision decision = ReceiveDecider.decide(order, event, policy, now);
        write(tx, order, decision);
        return decision;
    }

    /** Writes down what was decided elsewhere. */
    void write(StoreTransaction tx, ReceiveOrder order, ReceiveDecision decision) {
        Instant now = time.now();
        for (ReceiveEffect effect : decision.effects()) {
            apply(tx, decision.next().id(), effect, now);
        }
        if (!decision.next().equals(order)) {
            tx.receive().update(decision.next(), now, decision.note());
            if (!decision.next().state().label().equals(order.state().label())) {
                queueMessages(tx, decision.next(), now);
            }
        }
        for (LedgerEntry entry : decision.entries()) {
            tx.post(entry, now);
        }
    }

    private static void queueMessages(StoreTransaction tx, ReceiveOrder order, Instant now) {
        tx.api().webhooks().stream()
                .filter(webhook -> webhook.keyId().equals(order.request().requestedBy()))
                .forEach(webhook -> tx.api()
                        .queueMessage(
                                webhook.id(), order.id().text(), order.state().label(), now));
    }

    void payoutConfirmed(StoreTransaction tx, OrderId id, TransactionId transaction) {
        ReceiveOrder order = tx.receive().lock(id).orElseThrow().order();
        decideAndWrite(tx, order, new ReceiveEvent.PayoutConfirmed(transaction));
    }

    void payoutRefused(StoreTransaction tx, OrderId id, String why) {
        ReceiveOrder order = tx.receive().lock(id).orElseThrow().order();
        decideAndWrite(tx, order, new ReceiveEvent.PayoutRefused(why));
    }

    private void apply(StoreTransaction tx, OrderId id, ReceiveEffect effect, Instant now) {
        switch (effect) {
            case ReceiveEffect.LookAgain(Duration after) -> tx.schedule(WorkKind.RECEIVE, id.text(), now.plus(after));
            case ReceiveEffect.Judge() -> tx.schedule(WorkKind.RECEIVE, id.text(), now.plus(JUDGED_BY_THEN));
            case ReceiveEffect.Settle() -> {}
            case ReceiveEffect.Cancel() -> {}
            case ReceiveEffect.Reserve(HiveAmount amount) -> {
                if (!cover.reserve(tx, amount)) {
                    throw new NotCoveredException();
                }
            }
            case ReceiveEffect.Commit(HiveAmount amount) -> Cover.commit(tx, amount);
            case ReceiveEffect.Release(HiveAmount amount) -> Cover.release(tx, amount);
            case ReceiveEffect.PayOut(Payout payout) -> {
                tx.insertPayout(payout);
                tx.schedule(WorkKind.PAYOUT, id.text(), PayoutLimits.dueAt(payout.kind(), now));
            }
            case ReceiveEffect.OpenIncident(IncidentKind kind, String text) ->
                incidents.open(tx, kind, id.text(), text);
            case ReceiveEffect.CloseIncident(IncidentKind kind, String summary) ->
                incidents.close(tx, kind, id.text(), summary);
            case ReceiveEffect.StopSending(String evidence) -> {
                Facts.stopSending(tx, evidence);
                incidents.open(tx, IncidentKind.STORE_BEHIND, "", evidence);
            }
        }
    }
}
