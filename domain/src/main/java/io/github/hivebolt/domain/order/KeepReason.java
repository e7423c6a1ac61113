package io.github.hivebolt.domain.order;

/** Why money that came in is booked and never answered. */
public enum KeepReason {
    /** The gateway's own account sent it. */
    OWN_TRANSFER,
    /** The operator's treasury sent it. */
    TREASURY,
    /** It is itself a refund, change or payout of a gateway. */
    ANSWER,
    /** It came out of an escrow, which has no memo and nobody to answer. */
    ESCROW,
    /** It had no memo, and the operator keeps such transfers as gifts. */
    GIFT
}
