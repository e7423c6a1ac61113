package io.github.hivebolt.domain.memo;

/** A word of a memo that names where to pay to. The form alone was looked at. */
public sealed interface DestinationWord {
    /**
     * A BOLT 11 invoice.
     *
     * @param text as written, without {@code lightning:} and the like
     */
    record InvoiceWord(String text) implements DestinationWord {}

    /**
     * A BOLT 12 offer.
     *
     * @param text as written, without {@code lightning:} and the like
     */
    record OfferWord(String text) implements DestinationWord {}

    /**
     * A destination of a kind that this gateway does not pay yet: Lightning address, LNURL.
     *
     * @param kind its name in a sentence, for instance {@code Lightning address}
     */
    record NotYetPayable(String kind) implements DestinationWord {}
}
