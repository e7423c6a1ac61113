package io.github.hivebolt.domain.order;

/** Who has used a payment hash before. */
public enum HashUse {
    /** Nobody, or this very order. */
    FREE,
    /** Another send order. */
    OTHER_ORDER,
    /** One of our own receive invoices has it. */
    OWN_INVOICE
}
