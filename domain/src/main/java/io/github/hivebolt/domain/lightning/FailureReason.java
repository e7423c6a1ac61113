package io.github.hivebolt.domain.lightning;

/** Why a Lightning node's own record says that a payment failed. The reason picks words, never whether it failed. */
public enum FailureReason {
    /** No path with enough liquidity within the fee and timelock limits. */
    NO_ROUTE,
    /** The payee does not know the payment hash, or refused the amount or the timelock. */
    PAYEE_REFUSED,
    /** The node stopped trying after the time it was given. */
    TIMED_OUT,
    /** Our own channels hold too little. */
    INSUFFICIENT_BALANCE,
    /** Any other terminal failure that the node has recorded. */
    OTHER
}
