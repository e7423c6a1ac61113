package io.github.hivebolt.codec;

/** The numbers that BOLT 11 gives to the tagged fields that this package reads or writes. */
final class Bolt11Tag {
    static final int PAYMENT_HASH = 1;
    static final int FEATURES = 5;
    static final int EXPIRY = 6;
    static final int DESCRIPTION = 13;
    static final int PAYMENT_SECRET = 16;
    static final int PAYEE = 19;
    static final int DESCRIPTION_HASH = 23;
    static final int MIN_FINAL_CLTV = 24;

    /** The groups of a field of 32 bytes. */
    static final int HASH_GROUPS = 52;

    /** The groups of a field of 33 bytes. */
    static final int KEY_GROUPS = 53;

    private Bolt11Tag() {}
}
