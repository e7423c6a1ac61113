package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.memo.MemoReader;
import io.github.hivebolt.ports.HiveHistory;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Looks, once in a store's life and before anything is sent, whether somebody served this account before (design rule 11):
 * an empty store for an account whose history shows a gateway's answers is a lost store, or a second gateway.
 */
final class BookCheck implements Worker {
    /** Thirty days of blocks. */
    private static final long LOOK_BACK = 864_000;

    private static final int QUIET_TRIES = 5;
    private static final String SUBJECT = "account-history";
    private static final Duration DONE = Duration.ofHours(1);
    private static final Duration NOT_BEGUN = Duration.ofMillis(500);

    private final HiveHistory history;
    private final OrderStore store;
    private final MemoReader memos;
    private final AccountName gateway;
    private final StartGate gate;
    private final IncidentDesk incidents;
    private final Backoff backoff;
    private int failures;

    BookCheck(EnginePorts ports, EngineSettings settings, HiveHistory history, StartGate gate, IncidentDesk incidents) {
        this.history = history;
        this.store = ports.store();
        this.memos = ports.memos();
        this.gateway = settings.policy().gateway();
        this.gate = gate;
        this.incidents = incidents;
        this.backoff = new Backoff(ports.random());
    }

    @Override
    public String name() {
        return "book-check";
    }

    @Override
    public Duration step() {
        if (store.read(BookCheck::isDone)) {
            gate.bookChecked();
            return DONE;
        }
        Optional<BlockReference> cursor = store.read(StoreView::blockCursor);
        if (cursor.isEmpty()) {
            return NOT_BEGUN;
        }
        try {
            Optional<ChainTransfer> answer = lastAnswer(cursor.get().number());
            store.write(tx -> conclude(tx, answer));
            return Duration.ZERO;
        } catch (PartyUnavailableException unavailable) {
            failures++;
            if (failures >= QUIET_TRIES) {
                tell(unavailable.words());
            }
            return backoff.after(Math.min(failures, 3));
        }
    }

    /** A store that has ended an order knows the account. */
    private static boolean isDone(StoreView view) {
        var counts = view.orderCounts();
        return Facts.isBookChecked(view) || counts.containsKey("done") || counts.containsKey("refunded");
    }

    private Optional<ChainTransfer> lastAnswer(long upToBlock) {
        long after = Math.max(0, upToBlock - LOOK_BACK);
        List<ChainTransfer> sent = history.movements(after, upToBlock, read -> {}).stream()
                .flatMap(movement -> movement.transfer().stream())
                .filter(transfer -> transfer.from().equals(gateway)
                        && RebuildStory.namedOrder(memos, transfer.memo()).isPresent())
                .toList();
        return sent.isEmpty() ? Optional.empty() : Optional.of(sent.getLast());
    }

    private boolean conclude(StoreTransaction tx, Optional<ChainTransfer> answer) {
        if (isDone(tx)) {
            return false;
        }
        Facts.bookChecked(tx);
        incidents.close(tx, IncidentKind.HIVE_NODE_BAD, SUBJECT, "The account's history could be read.");
        answer.ifPresent(transfer -> {
            String evidence = "this store is new, and a gateway served this account before: its last answer is "
                    + transfer.operation().text() + " in block " + transfer.blockNumber()
                    + "; run ./hivebolt rebuild, or stop the other gateway";
            Facts.stopSending(tx, evidence);
            incidents.open(tx, IncidentKind.STORE_BEHIND, "", evidence);
        });
        return true;
    }

    private void tell(String why) {
        store.write(tx -> {
            String what = "The account's history cannot be read, so nothing is sent yet: " + why;
            incidents.open(tx, IncidentKind.HIVE_NODE_BAD, SUBJECT, what);
            return true;
        });
    }
}
