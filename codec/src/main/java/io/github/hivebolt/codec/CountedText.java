package io.github.hivebolt.codec;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A text behind its length, as Hive writes it inside an encrypted memo. Some senders leave the length out. */
final class CountedText {
    /** What {@link #readCount} answers where there is no count: no buffer has so many bytes left. */
    static final int NO_COUNT = -1;

    private static final int VARINT_BITS = 7;
    private static final int VARINT_MORE = 0x80;
    // Four groups of seven bits: far more than a memo holds, and no overflow.
    private static final int MAX_SHIFT = 3 * VARINT_BITS;

    private CountedText() {}

    /** Takes an unsigned LEB128 number from a buffer, or answers {@link #NO_COUNT}. */
    static int readCount(ByteBuffer buffer) {
        int count = 0;
        for (int shift = 0; shift <= MAX_SHIFT && buffer.hasRemaining(); shift += VARINT_BITS) {
            int group = buffer.get();
            count |= (group & (VARINT_MORE - 1)) << shift;
            if ((group & VARINT_MORE) == 0) {
                return count;
            }
        }
        return NO_COUNT;
    }

    /**
     * The text of some bytes, or empty if it is no UTF-8. The length is believed only where it fits exactly: a sender
     * that writes none must not lose the first character of an invoice.
     */
    static Optional<String> read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (readCount(buffer) != buffer.remaining()) {
            return Utf8.decode(bytes);
        }
        byte[] text = new byte[buffer.remaining()];
        buffer.get(text);
        return Utf8.decode(text);
    }

    /** The bytes of a text behind their number. */
    static byte[] write(String text) {
        return new HiveBytes(BinaryForm.HF26).text(text).toByteArray();
    }
}
