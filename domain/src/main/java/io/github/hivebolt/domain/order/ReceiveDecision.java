package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.ledger.LedgerEntry;
import java.util.List;

/**
 * What follows from an event. All of it is stored in one transaction, then the effects are carried out.
 *
 * @param next the order as it is now
 * @param effects what has to be done
 * @param entries what is booked
 * @param note one sentence for the order's history, possibly empty
 */
public record ReceiveDecision(ReceiveOrder next, List<ReceiveEffect> effects, List<LedgerEntry> entries, String note) {
    /** Takes copies of the lists. */
    public ReceiveDecision {
        effects = List.copyOf(effects);
        entries = List.copyOf(entries);
    }

    static ReceiveDecision unchanged(ReceiveOrder order) {
        return to(order);
    }

    static ReceiveDecision to(ReceiveOrder order, ReceiveEffect... effects) {
        return new ReceiveDecision(order, List.of(effects), List.of(), "");
    }

    ReceiveDecision booking(LedgerEntry... more) {
        return new ReceiveDecision(next, effects, List.of(more), note);
    }

    ReceiveDecision noting(String words) {
        return new ReceiveDecision(next, effects, entries, words);
    }
}
