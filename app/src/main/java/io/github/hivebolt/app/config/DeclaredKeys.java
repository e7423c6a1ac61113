package io.github.hivebolt.app.config;

import io.github.hivebolt.app.config.AdapterCatalogue.Entry;
import io.github.hivebolt.ports.spi.AdapterKey;
import java.util.function.Predicate;

/** Checks the keys that adapters from outside declare together with all others. */
final class DeclaredKeys {
    private static final String ANCHOR = "folders";

    private DeclaredKeys() {}

    /** Reads every declared key; what is required must be set where the adapter is chosen. */
    static void check(Values values, AdapterNames names, Predicate<Entry> isChosen) {
        for (Entry adapter : names.droppedIn()) {
            for (AdapterKey key : adapter.keys()) {
                check(values, key, key.required() && isChosen.test(adapter));
            }
        }
    }

    private static void check(Values values, AdapterKey declared, boolean required) {
        Key key = Key.of(declared.name(), "", declared.expected(), ANCHOR);
        if (declared.secret() && required) {
            values.requiredSecret(key, text -> text);
        } else if (declared.secret()) {
            values.secret(key, text -> text);
        } else if (required) {
            values.required(key, text -> text, "");
        } else {
            values.optional(key, text -> text);
        }
    }
}
