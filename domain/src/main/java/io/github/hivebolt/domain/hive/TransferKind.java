package io.github.hivebolt.domain.hive;

/** The operations of Hive that move HIVE or HBD into a liquid balance. */
public enum TransferKind {
    /** A plain transfer. */
    TRANSFER,
    /** One execution of a recurrent transfer: the virtual {@code fill_recurrent_transfer}; the set-up moves nothing. */
    RECURRENT_FILL,
    /** The virtual {@code fill_transfer_from_savings}. */
    FROM_SAVINGS,
    /** The share of an {@code escrow_release} that its receiver gets. It has no memo. */
    ESCROW_RELEASE
}
