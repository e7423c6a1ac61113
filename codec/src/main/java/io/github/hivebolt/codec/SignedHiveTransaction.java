package io.github.hivebolt.codec;

import java.util.List;

/**
 * A transaction with its signatures, ready to be broadcast.
 *
 * @param transaction what was signed
 * @param signatures in the order in which they are sent
 */
public record SignedHiveTransaction(HiveTransaction transaction, List<HiveSignature> signatures) {
    /** Copies the list. */
    public SignedHiveTransaction {
        signatures = List.copyOf(signatures);
    }
}
