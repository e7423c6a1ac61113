package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.codec.HiveTransaction;
import java.util.List;

/**
 * A transaction as somebody broadcasts it.
 *
 * @param transaction what is to be done
 * @param signatures as sent, in hexadecimal, not checked yet
 */
public record Submission(HiveTransaction transaction, List<String> signatures) {
    /** Keeps a copy of the list. */
    public Submission {
        signatures = List.copyOf(signatures);
    }
}
