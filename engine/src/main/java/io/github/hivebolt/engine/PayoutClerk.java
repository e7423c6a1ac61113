package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutDecider;
import io.github.hivebolt.domain.payout.PayoutEvent;
import io.github.hivebolt.domain.payout.PayoutState;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.ports.BroadcastReport;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.HiveSender;
import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.Sighting;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.TransferSighting;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings payouts to the chain exactly once (design rule 5): signs once, commits the bytes, broadcasts them until our own
 * reader meets them or they are dead, and signs anew only what is dead.
 */
final class PayoutClerk implements WorkHandler {
    private static final Duration BROADCAST_AGAIN = Duration.ofSeconds(15);
    private static final Duration NOT_LEADER = Duration.ofSeconds(5);
    private static final Duration GATE_CLOSED = Duration.ofSeconds(1);
    private static final Duration STOPPED = Duration.ofSeconds(30);

    private final OrderStore store;
    private final HiveReader reader;
    private final HiveSender sender;
    private final TimeSource time;
    private final Backoff backoff;
    private final StartGate gate;
    private final Leadership leadership;
    private final PayoutLimits limits;
    private final BroadcastNotes notes;
    private final AnswerSealer sealer;
    private final PayoutOwners owners;
    private final IncidentDesk incidents;

    PayoutClerk(
            EnginePorts ports,
            EngineSettings settings,
            StartGate gate,
            Leadership leadership,
            PayoutOwners owners,
            IncidentDesk incidents) {
        this.store = ports.store();
        this.reader = ports.reader();
        this.sender = ports.sender();
        this.time = ports.time();
        this.backoff = new Backoff(ports.random());
        this.gate = gate;
        this.leadership = leadership;
        this.limits = new PayoutLimits(settings);
        this.notes = new BroadcastNotes(settings, incidents);
        this.sealer = new AnswerSealer(ports);
        this.owners = owners;
        this.incidents = incidents;
    }

    @Override
    public void handle(WorkItem item) {
        Optional<Payout> payout =
                OrderId.parse(item.subject()).flatMap(order -> store.read(view -> view.payout(order)));
        Optional<Lease> lease = leadership.lease();
        if (payout.isEmpty()) {
            finish(item);
        } else if (lease.isEmpty()) {
            postpone(item, NOT_LEADER);
        } else {
            switch (payout.get().state()) {
                case PayoutState.Planned() -> sign(item, payout.get(), lease.get());
                case PayoutState.Signed(SignedTransfer transfer) -> follow(item, payout.get(), transfer, lease.get());
                case PayoutState.Confirmed ignored -> finish(item);
                case PayoutState.Held ignored -> finish(item);
            }
        }
    }

    private void sign(WorkItem item, Payout payout, Lease lease) {
        if (!gate.maySign()) {
            postpone(item, GATE_CLOSED);
            return;
        }
        if (store.read(Facts::sendingStopped).isPresent()) {
            postpone(item, STOPPED);
            return;
        }
        if (store.read(Facts::isQuiet)) {
            postpone(item, STOPPED);
            return;
        }
        Optional<Duration> delay = store.read(view -> limits.delay(view, payout, time.now()));
        if (delay.isPresent()) {
            postpone(item, delay.get());
            return;
        }
        SignedTransfer transfer = sender.sign(sealer.sealed(payout));
        boolean committed = store.write(lease, tx -> commitSigned(tx, item, payout, transfer));
        if (committed) {
            broadcast(payout, transfer);
        }
    }

    private boolean commitSigned(StoreTransaction tx, WorkItem item, Payout payout, SignedTransfer transfer) {
        Optional<Withholding.Reason> withheld = Facts.withheld(tx, payout.order());
        if (withheld.isPresent()) {
            tx.finish(item);
            Withholding.apply(tx, payout.order(), withheld.get(), owners, time.now());
            return false;
        }
        tx.postpone(item, time.now().plus(backoff.jittered(BROADCAST_AGAIN)));
        Payout locked = tx.lockPayout(payout.order()).orElseThrow();
        if (!locked.equals(payout) || Facts.sendingStopped(tx).isPresent()) {
            return false;
        }
        Facts.refused(tx, payout.order(), "");
        tx.updatePayout(PayoutDecider.decide(locked, new PayoutEvent.SignedNow(transfer)), time.now());
        return true;
    }

    private void follow(WorkItem item, Payout payout, SignedTransfer transfer, Lease lease) {
        Optional<BlockReference> readUpTo = store.read(view -> view.blockCursor());
        boolean pastExpiration =
                readUpTo.isPresent() && !readUpTo.get().timestamp().isBefore(transfer.expiration());
        if (!pastExpiration) {
            if (mayBroadcast(payout)) {
                broadcast(payout, transfer);
            }
        } else if (store.read(view -> view.sightingsOf(transfer.id())).isEmpty()) {
            settleMissing(item, payout, transfer, readUpTo.get(), lease);
            return;
        }
        postpone(item, backoff.jittered(BROADCAST_AGAIN));
    }

    /** Even these bytes stay here while the store is behind: what they owe may have been sent otherwise. */
    private boolean mayBroadcast(Payout payout) {
        return store.read(view -> Facts.sendingStopped(view).isEmpty()
                && Facts.withheld(view, payout.order()).isEmpty());
    }

    private void settleMissing(
            WorkItem item, Payout payout, SignedTransfer transfer, BlockReference readUpTo, Lease lease) {
        BlockReference reference = reader.block(transfer.referenceBlock());
        long last = Math.min(lastPossibleBlock(transfer, reference), readUpTo.number());
        switch (reader.sight(transfer.id(), transfer.referenceBlock() + 1, last)) {
            case Sighting.Missing() -> store.write(lease, tx -> dead(tx, item, payout, readUpTo));
            case Sighting.Undecided ignored -> postpone(item, backoff.jittered(BROADCAST_AGAIN));
            case Sighting.Present(long blockNumber) -> store.write(tx -> leftOut(tx, item, transfer, blockNumber));
        }
    }

    /**
     * The search must reach the first block at or after the expiration, and need not go further. Timestamps of blocks are
     * whole seconds and grow, so that block cannot be later than one block per second after the reference block.
     */
    private static long lastPossibleBlock(SignedTransfer transfer, BlockReference reference) {
        return reference.number()
                + Duration.between(reference.timestamp(), transfer.expiration()).toSeconds()
                + 1;
    }

    /** Other hosts have it, the one that we read from left it out: it goes the way of every sighting. */
    private boolean leftOut(StoreTransaction tx, WorkItem item, SignedTransfer transfer, long blockNumber) {
        TransferDraft draft = transfer.draft();
        ChainTransfer seen = new ChainTransfer(
                new OperationId.Signed(transfer.id(), 0),
                TransferKind.TRANSFER,
                draft.from(),
                draft.to(),
                draft.amount(),
                draft.memo(),
                blockNumber,
                transfer.expiration());
        String what = "other hosts have transaction " + transfer.id() + " in block " + blockNumber
                + ", which the host that we read from left out";
        incidents.open(tx, IncidentKind.HIVE_DISAGREEMENT, seen.operation().text(), what);
        if (tx.insertSighting(new TransferSighting(seen, "search", TransferSighting.State.SEEN))) {
            tx.schedule(WorkKind.CORROBORATE, seen.operation().text(), time.now());
        }
        tx.postpone(item, time.now().plus(backoff.jittered(BROADCAST_AGAIN)));
        return true;
    }

    private boolean dead(StoreTransaction tx, WorkItem item, Payout payout, BlockReference readUpTo) {
        Payout locked = tx.lockPayout(payout.order()).orElseThrow();
        if (!locked.equals(payout)) {
            tx.postpone(item, time.now());
            return false;
        }
        Payout next = PayoutDecider.decide(locked, new PayoutEvent.MissingInChain(readUpTo));
        Optional<String> refusal = Facts.refusal(tx, payout.order());
        if (next.state() instanceof PayoutState.Planned && refusal.isPresent()) {
            next = PayoutDecider.decide(next, new PayoutEvent.RefusedForGood(refusal.get()));
        }
        tx.updatePayout(next, time.now());
        if (next.state() instanceof PayoutState.Held(String why)) {
            tx.finish(item);
            owners.refused(tx, payout.order(), why);
        } else {
            tx.postpone(item, time.now());
        }
        return true;
    }

    private void broadcast(Payout payout, SignedTransfer transfer) {
        BroadcastReport report = sender.broadcast(transfer);
        if (report instanceof BroadcastReport.Refused refused) {
            store.write(tx -> notes.refused(tx, payout, refused));
        } else if (report instanceof BroadcastReport.Taken) {
            store.write(tx -> notes.taken(tx, payout));
        }
    }

    private void finish(WorkItem item) {
        store.write(tx -> {
            tx.finish(item);
            return true;
        });
    }

    private void postpone(WorkItem item, Duration rest) {
        store.write(tx -> {
            tx.postpone(item, time.now().plus(rest));
            return true;
        });
    }
}
