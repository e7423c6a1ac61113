package io.github.hivebolt.devnet.story;

/** Whom the gateway pays, and the Lightning side of the cable that is cut. Simulated, or a pair of real nodes. */
public interface Payee {
    /**
     * Makes an invoice that is settled as soon as it is paid.
     *
     * @param sats the amount
     * @param expirySeconds how long it may be paid
     * @return the invoice
     */
    Bill bill(long sats, long expirySeconds);

    /**
     * Makes an invoice whose payment the payee holds.
     *
     * @param sats the amount
     * @param expirySeconds how long it may be paid
     * @return the invoice
     */
    Bill heldBill(long sats, long expirySeconds);

    /**
     * Whether the payee holds a payment.
     *
     * @param bill an invoice
     * @return true between arrival and settlement
     */
    boolean isHeld(Bill bill);

    /**
     * Takes the money that is held.
     *
     * @param bill an invoice that is held
     */
    void take(Bill bill);

    /**
     * How often an invoice was paid.
     *
     * @param bill an invoice
     * @return 0 or 1, unless somebody paid twice
     */
    int timesPaid(Bill bill);

    /**
     * What the gateway's node holds in its channels.
     *
     * @return millisatoshi
     */
    long gatewayBalanceMsat();

    /** Cuts the gateway off from its Lightning node. Payments under way go on without it. */
    void cut();

    /** Ends that. */
    void restore();
}
