package io.github.hivebolt.devnet.lightning;

/** Why a payment failed, as lnd names it after {@code FAILURE_REASON_}. */
public enum LndFailure {
    /** It did not fail. */
    NONE,
    /** No attempt succeeded in the time given. */
    TIMEOUT,
    /** There is no way to the payee within the limits. */
    NO_ROUTE,
    /** Something else. */
    ERROR,
    /** The payee does not know the hash, or cancelled. */
    INCORRECT_PAYMENT_DETAILS,
    /** The channel has too little, or the peer is away. */
    INSUFFICIENT_BALANCE,
    /** The payer cancelled. */
    CANCELED;

    /**
     * The name in lnd's JSON.
     *
     * @return for instance {@code FAILURE_REASON_NO_ROUTE}
     */
    public String wireName() {
        return "FAILURE_REASON_" + name();
    }
}
