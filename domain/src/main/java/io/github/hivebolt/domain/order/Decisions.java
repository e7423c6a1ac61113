package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts decisions together. Not thread-safe. */
final class Decisions {
    private final SendOrder next;
    private final List<SendEffect> effects = new ArrayList<>();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private String note = "";
    private Optional<SendEvent> followUp = Optional.empty();

    private Decisions(SendOrder next) {
        this.next = next;
    }

    static Decisions to(SendOrder order, SendState state) {
        return new Decisions(order.with(state));
    }

    static Decision unchanged(SendOrder order) {
        return new Decisions(order).build();
    }

    Decisions effect(SendEffect effect) {
        effects.add(effect);
        return this;
    }

    Decisions entry(LedgerEntry entry) {
        entries.add(entry);
        return this;
    }

    Decisions note(String words) {
        note = words;
        return this;
    }

    Decisions followUp(SendEvent event) {
        followUp = Optional.of(event);
        return this;
    }

    Decision build() {
        return new Decision(next, effects, entries, note, followUp);
    }
}
