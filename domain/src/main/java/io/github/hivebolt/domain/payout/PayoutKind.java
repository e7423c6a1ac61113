package io.github.hivebolt.domain.payout;

/** What an outgoing transfer is for. */
public enum PayoutKind {
    /** What is left of a paid order. */
    CHANGE,
    /** All of an order that was not paid. */
    REFUND,
    /** What a Lightning payer bought. */
    PAYOUT
}
