package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.memo.MemoReader;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.order.SendLedger;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutDecider;
import io.github.hivebolt.domain.payout.PayoutEvent;
import io.github.hivebolt.domain.payout.PayoutState;
import io.github.hivebolt.ports.Corroboration;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.TransferSighting;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks other hosts for each transfer that one host reported, and books it when enough agree (design rule 6): what came in
 * becomes an order, what went out confirms a payout. A transfer that another host objects to is disputed: it holds nothing
 * back, and is asked for again until enough hosts agree on it or on another one in its place. An outgoing transfer
 * that this store never signed and that names an
 * order stops all sending (design rule 11).
 */
final class Corroborator implements WorkHandler {
    private static final String CONFIRM_NODES = "confirm-nodes";
    private static final int QUIET_TRIES = 5;
    private static final Duration ASK_AGAIN = Duration.ofSeconds(3);
    private static final Duration ASK_AGAIN_AT_MOST = Duration.ofSeconds(30);
    private static final Duration AFTER_DISAGREEMENT = Duration.ofSeconds(15);
    private static final Duration AFTER_DISAGREEMENT_AT_MOST = Duration.ofMinutes(5);
    private static final int MAX_DOUBLINGS = 10;

    private final HiveReader reader;
    private final OrderStore store;
    private final TimeSource time;
    private final AccountName gateway;
    private final MemoReader memos;
    private final PayoutOwners owners;
    private final IncidentDesk incidents;
    private final Backoff backoff;

    Corroborator(EnginePorts ports, EngineSettings settings, PayoutOwners owners, IncidentDesk incidents) {
        this.reader = ports.reader();
        this.store = ports.store();
        this.time = ports.time();
        this.gateway = settings.policy().gateway();
        this.memos = ports.memos();
        this.owners = owners;
        this.incidents = incidents;
        this.backoff = new Backoff(ports.random());
    }

    @Override
    public void handle(WorkItem item) {
        Optional<TransferSighting> sighting =
                OperationId.parse(item.subject()).flatMap(id -> store.read(view -> view.sighting(id)));
        if (sighting.isEmpty() || sighting.get().state() == TransferSighting.State.BOOKED) {
            store.write(tx -> finish(tx, item));
            return;
        }
        ChainTransfer transfer = sighting.get().transfer();
        switch (reader.corroborate(transfer, sighting.get().servedBy())) {
            case Corroboration.Agreed ignored -> store.write(tx -> book(tx, item, transfer));
            case Corroboration.Altered(ChainTransfer instead) ->
                store.write(tx -> bookInstead(tx, item, sighting.get(), instead));
            case Corroboration.NotEnoughHosts(String why) -> store.write(tx -> waitForHosts(tx, item, why));
            case Corroboration.Disagreed(String what) -> store.write(tx -> dispute(tx, item, transfer, what));
        }
    }

    private boolean bookInstead(StoreTransaction tx, WorkItem item, TransferSighting sighting, ChainTransfer instead) {
        String what =
                sighting.servedBy() + " reported a transfer that enough other hosts have otherwise; theirs is booked.";
        incidents.open(tx, IncidentKind.HIVE_DISAGREEMENT, item.subject(), what);
        tx.replaceSighting(new TransferSighting(instead, sighting.servedBy(), TransferSighting.State.SEEN));
        return book(tx, item, instead);
    }

    private boolean waitForHosts(StoreTransaction tx, WorkItem item, String why) {
        int late = item.attempts() - QUIET_TRIES;
        if (late >= 0) {
            String what = "Too few hosts answer, so crediting of " + item.subject() + " waits: " + why;
            incidents.open(tx, IncidentKind.HIVE_NODE_BAD, CONFIRM_NODES, what);
        }
        return postpone(tx, item, doubling(ASK_AGAIN, ASK_AGAIN_AT_MOST, late));
    }

    private boolean dispute(StoreTransaction tx, WorkItem item, ChainTransfer transfer, String what) {
        tx.disputeSighting(transfer.operation());
        incidents.open(tx, IncidentKind.HIVE_DISAGREEMENT, item.subject(), what);
        return postpone(tx, item, doubling(AFTER_DISAGREEMENT, AFTER_DISAGREEMENT_AT_MOST, item.attempts()));
    }

    private Duration doubling(Duration first, Duration longest, int doublings) {
        Duration rest = first.multipliedBy(1L << Math.clamp(doublings, 0, MAX_DOUBLINGS));
        return backoff.jittered(rest.compareTo(longest) < 0 ? rest : longest);
    }

    private boolean finish(StoreTransaction tx, WorkItem item) {
        tx.finish(item);
        return true;
    }

    private boolean postpone(StoreTransaction tx, WorkItem item, Duration rest) {
        tx.postpone(item, time.now().plus(rest));
        return true;
    }

    private boolean book(StoreTransaction tx, WorkItem item, ChainTransfer transfer) {
        tx.finish(item);
        if (!tx.bookSighting(transfer.operation())) {
            return false;
        }
        incidents.close(tx, IncidentKind.HIVE_NODE_BAD, CONFIRM_NODES, "Enough hosts answer again.");
        incidents.close(tx, IncidentKind.HIVE_DISAGREEMENT, item.subject(), "The hosts agree now.");
        boolean incoming = transfer.to().equals(gateway);
        boolean outgoing = transfer.from().equals(gateway);
        if (incoming && !outgoing) {
            credit(tx, transfer);
        } else if (outgoing && !incoming) {
            confirm(tx, transfer);
        }
        return true;
    }

    private void credit(StoreTransaction tx, ChainTransfer transfer) {
        SendOrder order = SendOrder.received(transfer);
        Instant now = time.now();
        if (tx.insertOrder(order, now)) {
            tx.post(SendLedger.received(order), now);
            tx.schedule(WorkKind.CONSIDER, order.id().text(), now);
            Facts.withheld(tx, order.id()).ifPresent(reason -> Withholding.apply(tx, order.id(), reason, owners, now));
        }
    }

    private void confirm(StoreTransaction tx, ChainTransfer transfer) {
        Optional<Payout> payout = transfer.operation() instanceof OperationId.Signed signed
                ? tx.payoutSignedAs(signed.transactionId())
                : Optional.empty();
        if (payout.isPresent()) {
            confirm(tx, payout.get().order(), transfer);
            return;
        }
        Optional<OrderId> named = RebuildStory.namedOrder(memos, transfer.memo());
        if (named.isPresent()) {
            String evidence = "the chain has a transfer of ours for order " + named.get() + " ("
                    + transfer.operation().text() + ") that this store never signed";
            Facts.stopSending(tx, evidence);
            incidents.open(tx, IncidentKind.STORE_BEHIND, "", evidence);
            Withholding.Reason reason = new Withholding.Reason(ParkCause.STORE_BEHIND, evidence);
            Withholding.begin(tx, named.get(), reason, owners, time.now());
        }
        tx.post(withdrawal(transfer), time.now());
    }

    private void confirm(StoreTransaction tx, OrderId id, ChainTransfer transfer) {
        Payout payout = tx.lockPayout(id).orElseThrow();
        OperationId.Signed operation = (OperationId.Signed) transfer.operation();
        if (payout.state() instanceof PayoutState.Confirmed) {
            String evidence = "two transfers of ours for order " + id + " are in the chain";
            Facts.stopSending(tx, evidence);
            incidents.open(tx, IncidentKind.BOOKS_DIFFER, id.text(), evidence);
            tx.post(withdrawal(transfer), time.now());
            return;
        }
        PayoutEvent seen = new PayoutEvent.SeenInChain(operation.transactionId(), transfer.blockNumber());
        tx.updatePayout(PayoutDecider.decide(payout, seen), time.now());
        owners.confirmed(tx, id, operation.transactionId());
    }

    private static LedgerEntry withdrawal(ChainTransfer transfer) {
        Currency currency = Currency.of(transfer.amount().asset());
        return LedgerEntry.of(transfer.operation().text() + "/withdrawn", "transfer that no order owed")
                .debit(Account.TREASURY, currency, transfer.amount().milli())
                .credit(Account.HIVE_HOT_WALLET, currency, transfer.amount().milli())
                .build();
    }
}
