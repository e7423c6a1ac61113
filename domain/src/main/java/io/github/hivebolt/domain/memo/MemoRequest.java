package io.github.hivebolt.domain.memo;

import java.util.OptionalLong;

/** What a memo asks for. */
public sealed interface MemoRequest {
    /** Nothing: the memo is empty or white space. */
    record Nothing() implements MemoRequest {}

    /**
     * To pay somewhere.
     *
     * @param destination where
     * @param amountSats how many sats, where the memo says so; may be zero
     * @param comment the other words, joined by single spaces
     */
    record Pay(DestinationWord destination, OptionalLong amountSats, String comment) implements MemoRequest {}

    /** Something that names no destination. */
    record NotRecognised() implements MemoRequest {}

    /** More than one destination or amount. */
    record Ambiguous() implements MemoRequest {}

    /**
     * One destination, and an amount that cannot be read. Whatever is wrong with the destination is said first.
     *
     * @param destination where
     */
    record AmountUnreadable(DestinationWord destination) implements MemoRequest {}
}
