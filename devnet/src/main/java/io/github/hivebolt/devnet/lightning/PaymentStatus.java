package io.github.hivebolt.devnet.lightning;

/** The status of a payment or of one attempt, by lnd's names. */
public enum PaymentStatus {
    /** Not decided. */
    IN_FLIGHT,
    /** Paid, with a preimage. */
    SUCCEEDED,
    /** Failed for good, unless it is sent again. */
    FAILED
}
