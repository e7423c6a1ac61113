package io.github.hivebolt.codec;

import java.util.Optional;

/** Conversions between bytes and the groups of five bits that bech32 is made of, most significant bit first. */
final class FiveBits {
    static final int BITS = 5;

    private FiveBits() {}

    /** The groups of some bytes, the last one filled with zero bits. */
    static byte[] ofBytes(byte[] bytes) {
        return regroup(bytes, Byte.SIZE, BITS, Math.ceilDiv(bytes.length * Byte.SIZE, BITS));
    }

    /** The bytes of some groups, the last one filled with zero bits. */
    static byte[] toFilledBytes(byte[] groups) {
        return regroup(groups, BITS, Byte.SIZE, Math.ceilDiv(groups.length * BITS, Byte.SIZE));
    }

    /** The bytes of some groups, or empty unless what is left over is less than a group and zero (BIP 173). */
    static Optional<byte[]> toBytes(byte[] groups) {
        int surplusBits = groups.length * BITS % Byte.SIZE;
        boolean zero = surplusBits == 0 || (groups[groups.length - 1] & ((1 << surplusBits) - 1)) == 0;
        return surplusBits < BITS && zero
                ? Optional.of(regroup(groups, BITS, Byte.SIZE, groups.length * BITS / Byte.SIZE))
                : Optional.empty();
    }

    /** A number in a fixed count of groups. */
    static byte[] ofNumber(long number, int count) {
        byte[] groups = new byte[count];
        long rest = number;
        for (int i = count - 1; i >= 0; i--) {
            groups[i] = (byte) (rest & 31);
            rest >>>= BITS;
        }
        return groups;
    }

    /** A number in as few groups as hold it. */
    static byte[] ofNumber(long number) {
        return ofNumber(number, Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(number), BITS));
    }

    /** The number that some groups denote, or {@code limit + 1} where it is more than the limit. */
    static long toNumber(byte[] groups, long limit) {
        long number = 0;
        for (byte group : groups) {
            number = number << BITS | group;
            if (number > limit) {
                return limit + 1;
            }
        }
        return number;
    }

    private static byte[] regroup(byte[] groups, int fromBits, int toBits, int count) {
        byte[] result = new byte[count];
        for (int bit = 0; bit < Math.min(groups.length * fromBits, count * toBits); bit++) {
            int set = groups[bit / fromBits] >> (fromBits - 1 - bit % fromBits) & 1;
            result[bit / toBits] |= (byte) (set << (toBits - 1 - bit % toBits));
        }
        return result;
    }
}
