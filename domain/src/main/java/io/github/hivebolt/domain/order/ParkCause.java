package io.github.hivebolt.domain.order;

/** The only causes for which an order may wait for a human (design rule 8). */
public enum ParkCause {
    /** The world knows a payment or transfer of ours that our store does not. */
    STORE_BEHIND,
    /**
     * The same, and what was paid or at what price is known to another store only: our node has a payment that may be this
     * order's. Nobody returns its money before it is known that it was not.
     */
    FOREIGN_PAYMENT,
    /** The Lightning node contradicts what it said before. */
    NODE_CONTRADICTION,
    /** A request is unanswered, and the invoice stays payable for too long to wait it out. */
    UNANSWERED_SEND,
    /** A payment is in flight past its timelock, with no HTLC left that anybody could claim. */
    STUCK_IN_FLIGHT,
    /** The chain refuses the transfer that we owe, and always will. */
    REJECTED_BY_CHAIN,
    /** The operator wants to look at refunds to this account (an exchange, for instance). */
    HELD_ACCOUNT
}
