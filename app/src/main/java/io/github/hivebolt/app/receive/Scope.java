package io.github.hivebolt.app.receive;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an API key may do. */
public enum Scope {
    /** Make invoices, see the orders that it made in full, and follow their events. */
    INVOICES,
    /** Have webhooks of its own. */
    WEBHOOKS,
    /** Whatever the operator may do. */
    ADMIN;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> of(String label) {
        return Arrays.stream(values())
                .filter(scope -> scope.label().equals(label))
                .findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Scope::label).toList();
    }
}
