package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.ledger.LedgerEntry;
import java.util.List;
import java.util.Optional;

/**
 * What follows from an event. All of it is stored in one transaction, then the effects are carried out.
 *
 * @param next the order as it is now
 * @param effects what has to be done
 * @param entries what is booked
 * @param note one sentence for the order's history, possibly empty
 * @param followUp what happens next in the same transaction, or empty
 */
public record Decision(
        SendOrder next,
        List<SendEffect> effects,
        List<LedgerEntry> entries,
        String note,
        Optional<SendEvent> followUp) {
    /** Takes copies of the lists. */
    public Decision {
        effects = List.copyOf(effects);
        entries = List.copyOf(entries);
    }
}
