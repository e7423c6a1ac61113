package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.domain.hive.TransactionId;
import java.time.Instant;
import java.util.List;

/**
 * A transaction of the chain.
 *
 * @param id its id in the binary form that was signed
 * @param refBlockNum low 16 bits of the block that it refers to
 * @param refBlockPrefix 32 bits of that block's id
 * @param expiration no block whose predecessor is this old may hold it
 * @param operations what it does
 * @param signatures 130 hexadecimal digits each
 */
public record ChainTransaction(
        TransactionId id,
        int refBlockNum,
        long refBlockPrefix,
        Instant expiration,
        List<ChainOperation> operations,
        List<String> signatures) {
    /** Keeps copies of the lists. */
    public ChainTransaction {
        operations = List.copyOf(operations);
        signatures = List.copyOf(signatures);
    }
}
