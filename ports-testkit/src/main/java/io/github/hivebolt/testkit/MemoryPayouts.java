package io.github.hivebolt.testkit;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutState;
import io.github.hivebolt.domain.payout.SignedTransfer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Payouts and everything that was ever signed for them. */
final class MemoryPayouts {
    private record Stored(long number, Payout payout) {}

    private record Signature(Payout payout, SignedTransfer transfer, Instant at, boolean first) {}

    private final MemoryJournal journal;
    private final MemoryTable<String, Stored> payouts;
    private final MemoryTable<String, Signature> signatures;

    MemoryPayouts(MemoryJournal journal) {
        this.journal = journal;
        this.payouts = new MemoryTable<>(journal);
        this.signatures = new MemoryTable<>(journal);
    }

    Optional<Payout> payout(OrderId order) {
        return payouts.get(order.text()).map(Stored::payout);
    }

    Optional<Payout> signedAs(TransactionId transaction) {
        return signatures
                .get(transaction.hex())
                .flatMap(signature -> payout(signature.payout().order()));
    }

    List<Payout> open() {
        return payouts.values().stream()
                .sorted(Comparator.comparingLong(Stored::number))
                .map(Stored::payout)
                .filter(payout -> !(payout.state() instanceof PayoutState.Confirmed))
                .toList();
    }

    long signedCount(AccountName account, String kind, Instant since) {
        return signatures.values().stream()
                .filter(Signature::first)
                .filter(signature -> signature.payout().kind().name().equals(kind)
                        && signature.payout().draft().to().equals(account)
                        && !signature.at().isBefore(since))
                .count();
    }

    void insert(Payout payout) {
        String id = payout.order().text();
        Optional<Payout> before = payout(payout.order());
        if (before.isPresent() && !(before.get().state() instanceof PayoutState.Held)) {
            throw journal.refuse(new IllegalStateException("order " + id + " has a payout already"));
        }
        if (!(payout.state() instanceof PayoutState.Planned)) {
            throw journal.refuse(new IllegalStateException("a new payout is planned, not signed"));
        }
        payouts.put(id, new Stored(journal.nextNumber(), payout));
        journal.lock("payout " + id);
    }

    Optional<Payout> lock(OrderId order) {
        journal.lock("payout " + order);
        return payout(order);
    }

    void update(Payout payout, Instant at) {
        String id = payout.order().text();
        journal.requireLocked("payout " + id);
        Stored stored = payouts.get(id)
                .orElseThrow(() -> journal.refuse(new IllegalStateException("order " + id + " has no payout")));
        payouts.put(id, new Stored(stored.number(), payout));
        if (payout.state() instanceof PayoutState.Signed signed) {
            remember(payout, signed.transfer(), at);
        }
    }

    private void remember(Payout payout, SignedTransfer transfer, Instant at) {
        Optional<Signature> known = signatures.get(transfer.id().hex());
        if (known.isPresent()) {
            boolean same = known.get().payout().order().equals(payout.order())
                    && known.get().transfer().equals(transfer);
            if (!same) {
                throw journal.refuse(new IllegalStateException("transaction " + transfer.id() + " was signed before"));
            }
            return;
        }
        boolean first = signatures.values().stream()
                .map(Signature::payout)
                .noneMatch(other -> other.order().equals(payout.order()) && other.kind() == payout.kind());
        signatures.put(transfer.id().hex(), new Signature(payout, transfer, at, first));
    }
}
