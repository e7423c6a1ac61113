package io.github.hivebolt.adapters.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A file as a disk has it: what is certain, and what is still in the disk's cache. Not thread-safe. */
final class FileOnDisk {
    private static final int SECTOR = 512;

    private byte[] certain;
    private final List<Write> cached = new ArrayList<>();
    private long writes;
    private long certainWrites;

    FileOnDisk(byte[] certain) {
        this.certain = certain;
    }

    /** A write at a position, or a truncation to it. */
    private static final class Write {
        private final int position;
        private final byte[] bytes;
        private final boolean truncation;

        Write(long position, byte[] bytes, boolean truncation) {
            this.position = Math.toIntExact(position);
            this.bytes = bytes;
            this.truncation = truncation;
        }
    }

    void write(long position, byte[] bytes) {
        writes++;
        cached.add(new Write(position, bytes, false));
    }

    void truncate(long size) {
        writes++;
        cached.add(new Write(size, new byte[0], true));
    }

    long writes() {
        return writes;
    }

    void makeCertain(long upTo) {
        while (certainWrites < upTo) {
            certain = apply(certain, cached.removeFirst());
            certainWrites++;
        }
    }

    byte[] left(PowerCutFileSystem.Luck luck, Random random) {
        byte[] left = certain.clone();
        for (Write write : cached) {
            left = switch (luck) {
                case ALL_LOST -> left;
                case SOME_LOST -> random.nextBoolean() ? applyPartly(left, write, random) : left;
                case HEADERS_LEFT -> write.position == 0 && !write.truncation ? apply(left, write) : left;
            };
        }
        return left;
    }

    private static byte[] applyPartly(byte[] content, Write write, Random random) {
        if (write.truncation || random.nextInt(4) > 0) {
            return apply(content, write);
        }
        byte[] result = content;
        boolean inOrder = random.nextBoolean();
        for (int start = 0; start < write.bytes.length; start += SECTOR) {
            if (random.nextInt(4) == 0) {
                if (inOrder) {
                    return result;
                }
                continue;
            }
            byte[] sector = Arrays.copyOfRange(write.bytes, start, Math.min(start + SECTOR, write.bytes.length));
            result = apply(result, new Write(write.position + start, sector, false));
        }
        return result;
    }

    private static byte[] apply(byte[] content, Write write) {
        if (write.truncation) {
            return write.position < content.length ? Arrays.copyOf(content, write.position) : content;
        }
        int end = write.position + write.bytes.length;
        byte[] grown = end > content.length ? Arrays.copyOf(content, end) : content;
        System.arraycopy(write.bytes, 0, grown, write.position, write.bytes.length);
        return grown;
    }
}
