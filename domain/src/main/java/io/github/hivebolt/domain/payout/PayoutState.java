package io.github.hivebolt.domain.payout;

import io.github.hivebolt.domain.hive.TransactionId;
import java.util.Locale;

/** Where an outgoing transfer is (design rule 5). {@link Confirmed} is final. */
public sealed interface PayoutState {
    /** To be signed. */
    record Planned() implements PayoutState {}

    /**
     * Signed and committed; these bytes, and no others, are broadcast until they are confirmed or dead.
     *
     * @param transfer the bytes, the transaction id and the expiration
     */
    record Signed(SignedTransfer transfer) implements PayoutState {}

    /**
     * In an irreversible block, on the word of enough hosts.
     *
     * @param transaction the transaction
     * @param blockNumber the block
     */
    record Confirmed(TransactionId transaction, long blockNumber) implements PayoutState {}

    /**
     * The chain will never take it, or the operator wants to look first: a human decides.
     *
     * @param why one sentence
     */
    record Held(String why) implements PayoutState {}

    /**
     * The state's name in REST and in the store.
     *
     * @return lower case, for instance {@code signed}
     */
    default String label() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
