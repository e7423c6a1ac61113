package io.github.hivebolt.codec;

import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import java.util.Optional;

/** Feature bits of BOLT 12: an even one that is not known must not be ignored. */
final class Bolt12Features {
    /** Payments in several parts, which every node pays with. */
    private static final int PARTS = 16;

    private Bolt12Features() {}

    static void requireNone(Optional<byte[]> bits) throws UnreadableInvoiceException {
        require(bits, -1);
    }

    static void requireKnown(Optional<byte[]> bits) throws UnreadableInvoiceException {
        require(bits, PARTS);
    }

    private static void require(Optional<byte[]> bits, int known) throws UnreadableInvoiceException {
        byte[] bytes = bits.orElseGet(() -> new byte[0]);
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit += 2) {
            boolean set = (bytes[bytes.length - 1 - bit / Byte.SIZE] >> (bit % Byte.SIZE) & 1) == 1;
            if (set && bit != known) {
                throw new UnreadableInvoiceException("It requires a feature that is not known here.");
            }
        }
    }
}
