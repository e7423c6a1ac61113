package io.github.hivebolt.codec;

import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A stream of types, lengths and values (BOLT 1), with BOLT 12's numbers. Types go up strictly and every number has its
 * shortest form, so that a stream can be written in one way only. Immutable.
 */
final class TlvStream {
    private static final int TWO_BYTES = 0xfd;
    private static final int FOUR_BYTES = 0xfe;
    private static final int EIGHT_BYTES = 0xff;

    private final SortedMap<Long, byte[]> records;

    private TlvStream(SortedMap<Long, byte[]> records) {
        this.records = records;
    }

    static TlvStream parse(byte[] bytes) throws UnreadableInvoiceException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        SortedMap<Long, byte[]> records = new TreeMap<>();
        while (left.hasRemaining()) {
            long type = bigSize(left);
            if (!records.isEmpty() && type <= records.lastKey()) {
                throw new UnreadableInvoiceException("Its fields are not in ascending order.");
            }
            long length = bigSize(left);
            if (length > left.remaining()) {
                throw new UnreadableInvoiceException("It is cut off in the middle of a field.");
            }
            byte[] value = new byte[(int) length];
            left.get(value);
            records.put(type, value);
        }
        return new TlvStream(Collections.unmodifiableSortedMap(records));
    }

    private static long bigSize(ByteBuffer left) throws UnreadableInvoiceException {
        require(left, 1);
        int first = Byte.toUnsignedInt(left.get());
        long least = 0;
        long number = first;
        switch (first) {
            case TWO_BYTES -> {
                require(left, Short.BYTES);
                number = Short.toUnsignedLong(left.getShort());
                least = TWO_BYTES;
            }
            case FOUR_BYTES -> {
                require(left, Integer.BYTES);
                number = Integer.toUnsignedLong(left.getInt());
                least = 0x1_0000L;
            }
            case EIGHT_BYTES -> {
                require(left, Long.BYTES);
                number = left.getLong();
                least = 0x1_0000_0000L;
            }
            default -> {}
        }
        // A number with the top bit set is negative here; no field has such a type or length.
        if (number < least) {
            throw new UnreadableInvoiceException("One of its numbers does not have the form that it must have.");
        }
        return number;
    }

    private static void require(ByteBuffer left, int bytes) throws UnreadableInvoiceException {
        if (left.remaining() < bytes) {
            throw new UnreadableInvoiceException("It is cut off in the middle of a number.");
        }
    }

    /** All fields, by type. */
    SortedMap<Long, byte[]> records() {
        return records;
    }

    Optional<byte[]> bytes(long type) {
        return Optional.ofNullable(records.get(type)).map(byte[]::clone);
    }

    /** A field of a fixed length. */
    Optional<byte[]> bytes(long type, int length) throws UnreadableInvoiceException {
        Optional<byte[]> value = bytes(type);
        if (value.isPresent() && value.get().length != length) {
            throw new UnreadableInvoiceException("One of its fields has a wrong length.");
        }
        return value;
    }

    /** A number without leading zero bytes ({@code tu64}), at most {@code limit}. */
    OptionalLong number(long type, long limit) throws UnreadableInvoiceException {
        Optional<byte[]> value = bytes(type);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        byte[] digits = value.get();
        if (digits.length > Long.BYTES || (digits.length > 0 && digits[0] == 0)) {
            throw new UnreadableInvoiceException("One of its numbers does not have the form that it must have.");
        }
        byte[] padded = new byte[Long.BYTES];
        System.arraycopy(digits, 0, padded, Long.BYTES - digits.length, digits.length);
        long number = ByteBuffer.wrap(padded).getLong();
        if (number < 0 || number > limit) {
            throw new UnreadableInvoiceException("One of its numbers is larger than anything real.");
        }
        return OptionalLong.of(number);
    }

    /** Whether two streams have the same fields with the same values. */
    static boolean areEqual(SortedMap<Long, byte[]> one, SortedMap<Long, byte[]> other) {
        return one.size() == other.size()
                && one.entrySet().stream()
                        .allMatch(field -> Arrays.equals(field.getValue(), other.get(field.getKey())));
    }

    /** Writes fields in their order. */
    static byte[] write(SortedMap<Long, byte[]> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<Long, byte[]> field : records.entrySet()) {
            out.writeBytes(bigSize(field.getKey()));
            out.writeBytes(bigSize(field.getValue().length));
            out.writeBytes(field.getValue());
        }
        return out.toByteArray();
    }

    private static byte[] bigSize(long number) {
        if (number < TWO_BYTES) {
            return new byte[] {(byte) number};
        }
        if (number < 0x1_0000L) {
            return ByteBuffer.allocate(1 + Short.BYTES)
                    .put((byte) TWO_BYTES)
                    .putShort((short) number)
                    .array();
        }
        if (number < 0x1_0000_0000L) {
            return ByteBuffer.allocate(1 + Integer.BYTES)
                    .put((byte) FOUR_BYTES)
                    .putInt((int) number)
                    .array();
        }
        return ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) EIGHT_BYTES)
                .putLong(number)
                .array();
    }

    /** A number in as few bytes as hold it. */
    static byte[] number(long value) {
        int bytes = Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(value), Byte.SIZE);
        byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
        return Arrays.copyOfRange(all, Long.BYTES - bytes, Long.BYTES);
    }
}
