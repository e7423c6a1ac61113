package io.github.hivebolt.engine;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.ListedPayment;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Everything that the Lightning node ever paid, by hash. Immutable. */
final class NodePayments {
    private static final int PAGE = 500;

    private final Map<PaymentHash, ListedPayment> byHash;

    private NodePayments(Map<PaymentHash, ListedPayment> byHash) {
        this.byHash = Map.copyOf(byHash);
    }

    static NodePayments readAll(LightningHistory history) {
        Map<PaymentHash, ListedPayment> byHash = new HashMap<>();
        long last = 0;
        List<ListedPayment> page;
        do {
            page = history.payments(last, PAGE);
            for (ListedPayment payment : page) {
                byHash.merge(payment.hash(), payment, NodePayments::stronger);
                last = Math.max(last, payment.index());
            }
        } while (!page.isEmpty());
        return new NodePayments(byHash);
    }

    /** A node takes a hash again after a failure: what was settled counts, else the later one. */
    private static ListedPayment stronger(ListedPayment one, ListedPayment other) {
        if (one.record() instanceof PaymentRecord.Settled) {
            return one;
        }
        boolean otherCounts = other.record() instanceof PaymentRecord.Settled || other.index() > one.index();
        return otherCounts ? other : one;
    }

    Optional<ListedPayment> of(PaymentHash hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** Whether a payment may have been begun since then that nothing explains. */
    boolean hasUnexplained(Instant since, Predicate<PaymentHash> isExplained) {
        return byHash.values().stream()
                .filter(payment -> mayBeSince(payment.record(), since))
                .anyMatch(payment -> !isExplained.test(payment.hash()));
    }

    private static boolean mayBeSince(PaymentRecord record, Instant since) {
        return switch (record) {
            case PaymentRecord.Settled settled -> !settled.recordedAt().isBefore(since);
            case PaymentRecord.Failed failed -> !failed.recordedAt().isBefore(since);
            case PaymentRecord.InFlight ignored -> true;
            case PaymentRecord.Unclear ignored -> true;
            case PaymentRecord.Contradiction ignored -> true;
            case PaymentRecord.Absent ignored -> false;
        };
    }

    int count() {
        return byHash.size();
    }

    Optional<ListedPayment> lastSettled() {
        return byHash.values().stream()
                .filter(payment -> payment.record() instanceof PaymentRecord.Settled)
                .max((one, other) -> Long.compare(one.index(), other.index()));
    }
}
