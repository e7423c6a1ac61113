package io.github.hivebolt.codec;

import static io.github.hivebolt.domain.Checks.require;

import java.time.Instant;
import java.util.List;

/**
 * A transaction of Hive before it is signed, without extensions.
 *
 * @param refBlockNum the low 16 bits of the number of a recent block ({@link HiveSerializer#refBlockNum})
 * @param refBlockPrefix 32 bits of that block's id ({@link HiveSerializer#refBlockPrefix})
 * @param expiration from when on no block may hold it, whole seconds from 1970 to 2106
 * @param operations at least one
 */
public record HiveTransaction(
        int refBlockNum, long refBlockPrefix, Instant expiration, List<HiveOperation> operations) {
    private static final long MAX_U32 = (1L << Integer.SIZE) - 1;
    private static final int MAX_U16 = 65_535;

    /** Refuses what has no binary form. */
    public HiveTransaction {
        require(refBlockNum >= 0 && refBlockNum <= MAX_U16, "a reference block number must fit 16 bits");
        require(refBlockPrefix >= 0 && refBlockPrefix <= MAX_U32, "a reference block prefix must fit 32 bits");
        long seconds = expiration.getEpochSecond();
        require(seconds >= 0 && seconds <= MAX_U32, "an expiration must lie between 1970 and 2106");
        require(expiration.getNano() == 0, "an expiration must be whole seconds");
        operations = List.copyOf(operations);
        require(!operations.isEmpty(), "a transaction needs an operation");
    }
}
