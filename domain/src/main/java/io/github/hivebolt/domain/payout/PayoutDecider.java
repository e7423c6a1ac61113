package io.github.hivebolt.domain.payout;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.payout.PayoutState.Confirmed;
import io.github.hivebolt.domain.payout.PayoutState.Held;
import io.github.hivebolt.domain.payout.PayoutState.Planned;
import io.github.hivebolt.domain.payout.PayoutState.Signed;

/**
 * Decides what becomes of an outgoing transfer (design rule 5): signed once, the same bytes broadcast until they are
 * confirmed or dead, and only a dead one is signed anew. Pure.
 */
public final class PayoutDecider {
    private PayoutDecider() {}

    /**
     * Decides.
     *
     * @param payout the payout as it is
     * @param event what happened
     * @return the payout as it is then; the same where the event means nothing in its state
     */
    public static Payout decide(Payout payout, PayoutEvent event) {
        return switch (event) {
            case PayoutEvent.SignedNow(SignedTransfer transfer) -> signed(payout, transfer);
            case PayoutEvent.SeenInChain(TransactionId transaction, long blockNumber) ->
                payout.state() instanceof Confirmed ? payout : payout.with(new Confirmed(transaction, blockNumber));
            case PayoutEvent.MissingInChain(BlockReference readUpTo) -> missing(payout, readUpTo);
            case PayoutEvent.RefusedForGood(String why) ->
                payout.state() instanceof Planned ? payout.with(new Held(why)) : payout;
        };
    }

    private static Payout signed(Payout payout, SignedTransfer transfer) {
        boolean ours = payout.draft().allows(transfer.draft());
        return payout.state() instanceof Planned && ours ? payout.with(new Signed(transfer)) : payout;
    }

    /**
     * Whether a signed transfer can no longer be in the chain unread: the chain takes a transaction only while the head
     * before the block is younger than its expiration, so the first block at or after the expiration is the last that
     * could hold it.
     */
    private static Payout missing(Payout payout, BlockReference readUpTo) {
        return payout.state() instanceof Signed(SignedTransfer transfer)
                        && !readUpTo.timestamp().isBefore(transfer.expiration())
                ? payout.again()
                : payout;
    }
}
