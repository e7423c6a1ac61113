package io.github.hivebolt.domain.order;

/** Why an order is not dispatched yet. */
public enum WaitReason {
    /** No trustworthy rate. */
    NO_RATE(ReasonCode.NO_RATE, true),
    /** The Lightning node is unreachable, not synced, without channels or liquidity. */
    LIGHTNING_NOT_READY(ReasonCode.LIGHTNING_UNAVAILABLE, true),
    /** The payee of an offer has not given an invoice yet. */
    PAYEE_SILENT(ReasonCode.DESTINATION_UNREACHABLE, true),
    /** Too much is in flight, over all accounts or for this one. */
    EXPOSURE_FULL(ReasonCode.LIGHTNING_UNAVAILABLE, true),
    /** Another payment of this account is held for long. */
    ACCOUNT_HELD(ReasonCode.LIGHTNING_UNAVAILABLE, true),
    /** More than the operator wants to convert in an hour. */
    HOT(ReasonCode.LIGHTNING_UNAVAILABLE, false),
    /** The operator paused the gateway. */
    PAUSED(ReasonCode.LIGHTNING_UNAVAILABLE, false),
    /** The gateway has just started and is still finding out what was done before. */
    RECOVERING(ReasonCode.LIGHTNING_UNAVAILABLE, false),
    /** The store is behind the world: nothing is sent until the operator ends that. */
    STORE_BEHIND(ReasonCode.LIGHTNING_UNAVAILABLE, false);

    private final ReasonCode whenTooLong;
    private final boolean patienceRuns;

    WaitReason(ReasonCode whenTooLong, boolean patienceRuns) {
        this.whenTooLong = whenTooLong;
        this.patienceRuns = patienceRuns;
    }

    /**
     * The reason that the sender is given when the wait lasted too long.
     *
     * @return its code
     */
    public ReasonCode whenTooLong() {
        return whenTooLong;
    }

    /**
     * Whether {@code hivebolt.order.max-wait} runs while an order waits for this.
     *
     * @return false where the operator made it wait
     */
    public boolean patienceRuns() {
        return patienceRuns;
    }
}
