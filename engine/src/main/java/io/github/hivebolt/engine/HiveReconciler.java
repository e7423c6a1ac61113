package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.AccountMovement;
import io.github.hivebolt.ports.HiveHistory;
import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.TransferSighting;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Compares the books with the account's history and balance. Whatever moved the balance since a watermark is accounted
 * for: a transfer that the reader never saw is handed in and goes the way of every sighting, other operations are booked
 * as what they are. What cannot be explained opens an incident with figures; nothing is ever corrected. While books and
 * balance differ, the stretch since they agreed is read anew: those who were asked may all have left the same transfer out.
 */
final class HiveReconciler implements Worker {
    /** Hosts' histories may be a little behind their blocks. */
    private static final long MARGIN_BLOCKS = 20;

    private static final long MOST_BLOCKS = 28_800;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(25);
    /** At most every 27 minutes. */
    private static final int MAX_DOUBLINGS = 6;

    private static final Duration NOT_LEADER = Duration.ofSeconds(10);

    private final HiveHistory history;
    private final OrderStore store;
    private final TimeSource time;
    private final Leadership leadership;
    private final IncidentDesk incidents;
    private final Backoff backoff;
    private final BalanceComparison comparison;
    private int failures;
    private int looksAgain;
    private Optional<MonotonicTime> lookedAgain = Optional.empty();

    HiveReconciler(EnginePorts ports, HiveHistory history, Leadership leadership, IncidentDesk incidents) {
        this.history = history;
        this.store = ports.store();
        this.time = ports.time();
        this.leadership = leadership;
        this.incidents = incidents;
        this.backoff = new Backoff(ports.random());
        this.comparison = new BalanceComparison(history, store, time, incidents);
    }

    @Override
    public String name() {
        return "hive-reconciler";
    }

    @Override
    public Duration step() {
        Optional<Lease> lease = leadership.lease();
        if (lease.isEmpty()) {
            return NOT_LEADER;
        }
        try {
            boolean more = account(lease.get());
            failures = 0;
            if (more) {
                return Duration.ZERO;
            }
            Duration rest = comparison.look();
            if (comparison.isDifferent()) {
                lookAgain(lease.get());
            } else {
                looksAgain = 0;
            }
            return rest;
        } catch (PartyUnavailableException unavailable) {
            failures = Math.min(failures + 1, 5);
            return backoff.after(failures);
        }
    }

    /** Accounts for what moved. True if there is more to do at once. */
    private boolean account(Lease lease) {
        OptionalLong cursor = store.read(HiveReconciler::readUpTo);
        if (cursor.isEmpty()) {
            return false;
        }
        OptionalLong known = store.read(Facts::reconciledBlock);
        if (known.isEmpty()) {
            store.write(lease, tx -> {
                Facts.reconciledBlock(tx, cursor.getAsLong());
                return true;
            });
            return false;
        }
        long end = Math.min(cursor.getAsLong() - MARGIN_BLOCKS, known.getAsLong() + MOST_BLOCKS);
        if (end <= known.getAsLong()) {
            return false;
        }
        List<AccountMovement> movements = history.movements(known.getAsLong(), end, read -> {});
        store.write(lease, tx -> {
            if (!Facts.reconciledBlock(tx).equals(known)) {
                return false;
            }
            movements.forEach(movement -> account(tx, movement));
            Facts.reconciledBlock(tx, end);
            return true;
        });
        return end < cursor.getAsLong() - MARGIN_BLOCKS;
    }

    /** Asks for the transfers since the books were right, seldom when that has not helped for long. */
    private void lookAgain(Lease lease) {
        Duration pause = LOOK_AGAIN.multipliedBy(1L << Math.min(looksAgain, MAX_DOUBLINGS));
        MonotonicTime now = time.monotonic();
        if (lookedAgain.filter(at -> now.since(at).compareTo(pause) < 0).isPresent()) {
            return;
        }
        lookedAgain = Optional.of(now);
        looksAgain++;
        OptionalLong agreed = store.read(Facts::agreedBlock);
        OptionalLong known = store.read(Facts::reconciledBlock);
        if (agreed.isPresent() && known.isPresent() && agreed.getAsLong() < known.getAsLong()) {
            List<AccountMovement> movements = history.movements(agreed.getAsLong(), known.getAsLong(), read -> {});
            store.write(lease, tx -> {
                movements.forEach(movement -> movement.transfer().ifPresent(each -> handIn(tx, movement, each)));
                return true;
            });
        }
    }

    /** Up to where both readers have read. */
    private static OptionalLong readUpTo(StoreView view) {
        Optional<BlockReference> block = view.blockCursor();
        OptionalLong virtual = view.virtualCursor();
        return block.isEmpty() || virtual.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.min(block.get().number(), virtual.getAsLong()));
    }

    private void account(StoreTransaction tx, AccountMovement movement) {
        if (movement.transfer().isPresent()) {
            handIn(tx, movement, movement.transfer().get());
        } else {
            HiveMovements.entry(movement).ifPresent(entry -> tx.post(entry, time.now()));
        }
    }

    /** The host that blocks were read from left it out; others have it. They are asked for it as for any other. */
    private void handIn(StoreTransaction tx, AccountMovement movement, ChainTransfer transfer) {
        String host = movement.hosts().stream().sorted().findFirst().orElse("account history");
        if (!tx.insertSighting(new TransferSighting(transfer, host, TransferSighting.State.SEEN))) {
            return;
        }
        String operation = transfer.operation().text();
        incidents.open(
                tx,
                IncidentKind.HIVE_DISAGREEMENT,
                operation,
                host + " has it in the account's history; the host that we read from left it out.");
        tx.schedule(WorkKind.CORROBORATE, operation, time.now());
    }
}
