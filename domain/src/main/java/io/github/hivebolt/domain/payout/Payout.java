package io.github.hivebolt.domain.payout;

import io.github.hivebolt.domain.order.OrderId;

/**
 * One outgoing transfer that an order owes. An order has at most one payout at a time.
 *
 * @param order whose money it is
 * @param kind what it is for
 * @param draft what is to be transferred; the memo ends in the order's id
 * @param attempt 1 for the first signature; grows only when the one before is dead
 * @param state where it is
 */
public record Payout(OrderId order, PayoutKind kind, TransferDraft draft, int attempt, PayoutState state) {
    /**
     * A payout that was just decided on.
     *
     * @param order whose money it is
     * @param kind what it is for
     * @param draft what is to be transferred
     * @return the payout, planned
     */
    public static Payout planned(OrderId order, PayoutKind kind, TransferDraft draft) {
        return new Payout(order, kind, draft, 1, new PayoutState.Planned());
    }

    /**
     * The same payout in another state.
     *
     * @param next the state
     * @return the payout
     */
    public Payout with(PayoutState next) {
        return new Payout(order, kind, draft, attempt, next);
    }

    /**
     * The payout after its signed transfer has died: to be signed anew.
     *
     * @return planned, with the attempt counted
     */
    public Payout again() {
        return new Payout(order, kind, draft, attempt + 1, new PayoutState.Planned());
    }
}
