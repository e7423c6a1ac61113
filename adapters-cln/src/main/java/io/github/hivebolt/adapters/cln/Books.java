package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.adapters.cln.PayRow.Status;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the rows of {@code listpays} for one hash mean together. Only {@link Paid} and {@link Lost} are final. */
sealed interface Books {
    /** There is no row. */
    record Empty() implements Books {}

    /**
     * Paid, and the preimage hashes to the payment hash.
     *
     * @param preimage the proof
     * @param routingFee what the route cost
     * @param begunAt when the node began it
     */
    record Paid(Preimage preimage, Msat routingFee, Instant begunAt) implements Books {}

    /**
     * Every row has failed.
     *
     * @param begunAt when the node began the latest of them
     */
    record Lost(Instant begunAt) implements Books {}

    /**
     * Not finished.
     *
     * @param rows those that are not finished
     */
    record Pending(List<PayRow> rows) implements Books {
        /** Takes a copy. */
        public Pending {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A row says that it is final and does not bear it out.
     *
     * @param why one sentence
     */
    record Unproven(String why) implements Books {}

    /**
     * Reads the rows. A payment is paid if one of them is, and failed only if all of them are.
     *
     * @param rows all rows of one hash
     * @return what they mean
     */
    static Books of(List<PayRow> rows) {
        if (rows.isEmpty()) {
            return new Empty();
        }
        Optional<PayRow> complete =
                rows.stream().filter(row -> row.status() == Status.COMPLETE).findFirst();
        if (complete.isPresent()) {
            return paid(complete.get());
        }
        if (rows.stream().anyMatch(row -> row.proof().isPresent())) {
            return new Unproven("Core Lightning shows the preimage of a payment that it does not call complete.");
        }
        List<PayRow> open =
                rows.stream().filter(row -> row.status() != Status.FAILED).toList();
        return open.isEmpty() ? lost(rows) : new Pending(open);
    }

    private static Books paid(PayRow row) {
        if (row.proof().isEmpty()) {
            return new Unproven("Core Lightning says complete without a preimage that hashes to the payment hash.");
        }
        if (row.routingFee().isEmpty() || row.begunAt().isEmpty()) {
            return new Unproven("Core Lightning says complete without amounts and a time that can be read.");
        }
        return new Paid(row.proof().get(), row.routingFee().get(), row.begunAt().get());
    }

    private static Books lost(List<PayRow> rows) {
        if (rows.stream().anyMatch(row -> row.begunAt().isEmpty())) {
            return new Unproven("Core Lightning says failed without a time that can be read.");
        }
        return new Lost(rows.stream()
                .flatMap(row -> row.begunAt().stream())
                .max(Comparator.naturalOrder())
                .orElseThrow());
    }
}
