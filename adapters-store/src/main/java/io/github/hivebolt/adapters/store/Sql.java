package io.github.hivebolt.adapters.store;

import java.util.Collections;

/** Pieces of SQL text. */
final class Sql {
    private Sql() {}

    /** Parameter marks for a list, for instance {@code ?, ?, ?}. */
    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
