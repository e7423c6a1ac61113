package io.github.hivebolt.ports.store;

/** The kinds of work that wait in the store. Their subject is an order's id or an operation's text form. */
public enum WorkKind {
    /** Ask other hosts for an operation that concerns us, then credit or confirm it. Subject: operation. */
    CORROBORATE,
    /** Decide on an order. Subject: order. */
    CONSIDER,
    /** Send the one pay request of an order. Subject: order. */
    SEND,
    /** Look an order's payment up in the node's books. Subject: order. */
    LOOK,
    /** Sign, broadcast or follow an order's payout. Subject: order. */
    PAYOUT,
    /** Look an invoice of ours up, and take or give back what was paid. Subject: receive order. */
    RECEIVE,
    /** Ask the payee of an order's offer for an invoice. Subject: order. */
    FETCH_INVOICE
}
