package io.github.hivebolt.codec;

import java.util.SortedMap;
import java.util.TreeMap;

/** The numbers of BOLT 12's fields. */
final class Bolt12Type {
    static final long OFFER_CHAINS = 2;
    static final long OFFER_METADATA = 4;
    static final long OFFER_CURRENCY = 6;
    static final long OFFER_AMOUNT = 8;
    static final long OFFER_DESCRIPTION = 10;
    static final long OFFER_FEATURES = 12;
    static final long OFFER_ABSOLUTE_EXPIRY = 14;
    static final long OFFER_PATHS = 16;
    static final long OFFER_ISSUER = 18;
    static final long OFFER_QUANTITY_MAX = 20;
    static final long OFFER_ISSUER_ID = 22;
    static final long REQUEST_METADATA = 0;
    static final long REQUEST_CHAIN = 80;
    static final long REQUEST_AMOUNT = 82;
    static final long REQUEST_FEATURES = 84;
    static final long REQUEST_QUANTITY = 86;
    static final long REQUEST_PAYER_ID = 88;
    static final long REQUEST_PATHS = 90;
    static final long INVOICE_PATHS = 160;
    static final long INVOICE_BLINDED_PAY = 162;
    static final long INVOICE_CREATED_AT = 164;
    static final long INVOICE_RELATIVE_EXPIRY = 166;
    static final long INVOICE_PAYMENT_HASH = 168;
    static final long INVOICE_AMOUNT = 170;
    static final long INVOICE_FALLBACKS = 172;
    static final long INVOICE_FEATURES = 174;
    static final long INVOICE_NODE_ID = 176;
    static final long SIGNATURE = 240;

    private static final long LAST_OF_OFFER = 79;
    private static final long FIRST_EXPERIMENTAL_OF_OFFER = 1_000_000_000L;
    private static final long LAST_EXPERIMENTAL_OF_OFFER = 1_999_999_999L;

    private Bolt12Type() {}

    /** Whether a field belongs to the offer, also where it stands in an invoice. */
    static boolean isOfOffer(long type) {
        return (type > 0 && type <= LAST_OF_OFFER)
                || (type >= FIRST_EXPERIMENTAL_OF_OFFER && type <= LAST_EXPERIMENTAL_OF_OFFER);
    }

    /** The fields of an offer, of the offer itself or of an invoice that repeats them. */
    static SortedMap<Long, byte[]> ofOffer(TlvStream stream) {
        SortedMap<Long, byte[]> fields = new TreeMap<>(stream.records());
        fields.keySet().removeIf(type -> !isOfOffer(type));
        return fields;
    }
}
