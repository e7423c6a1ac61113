package io.github.hivebolt.adapters.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** A write to a file at a position, or its truncation. The order of changes counts. */
final class FileChange {
    private static final int TRUNCATION = -1;
    private static final int PREFIX_BYTES = Long.BYTES + Integer.BYTES;

    private final long position;
    private final byte[] bytes;
    private final boolean truncation;

    private FileChange(long position, byte[] bytes, boolean truncation) {
        this.position = position;
        this.bytes = bytes;
        this.truncation = truncation;
    }

    /** A write of these bytes, which belong to it from now on. */
    static FileChange write(long position, byte[] bytes) {
        return new FileChange(position, bytes, false);
    }

    static FileChange truncation(long size) {
        return new FileChange(size, new byte[0], true);
    }

    long position() {
        return position;
    }

    int length() {
        return bytes.length;
    }

    /** Replaces bytes that it writes, where it does. */
    void replace(long start, byte[] replacement) {
        for (int i = 0; i < replacement.length; i++) {
            long index = start + i - position;
            if (index >= 0 && index < bytes.length) {
                bytes[(int) index] = replacement[i];
            }
        }
    }

    long sizeAfter(long size) {
        return truncation ? Math.min(size, position) : Math.max(size, position + bytes.length);
    }

    /** Does it to the file. */
    void applyTo(FileChannel file) throws IOException {
        if (truncation) {
            if (position < file.size()) {
                file.truncate(position);
            }
            return;
        }
        writeFully(file, ByteBuffer.wrap(bytes), position);
    }

    static void writeFully(FileChannel file, ByteBuffer source, long position) throws IOException {
        long next = position;
        while (source.hasRemaining()) {
            next += file.write(source, next);
        }
    }

    /** Does it to a part of the file's content that begins at a position. */
    void applyTo(byte[] window, long windowStart) {
        long from = Math.max(position, windowStart);
        if (truncation) {
            if (from < windowStart + window.length) {
                Arrays.fill(window, (int) (from - windowStart), window.length, (byte) 0);
            }
            return;
        }
        long to = Math.min(position + bytes.length, windowStart + window.length);
        if (from < to) {
            System.arraycopy(bytes, (int) (from - position), window, (int) (from - windowStart), (int) (to - from));
        }
    }

    int storedLength() {
        return PREFIX_BYTES + bytes.length;
    }

    void storeIn(ByteBuffer target) {
        target.putLong(position);
        target.putInt(truncation ? TRUNCATION : bytes.length);
        target.put(bytes);
    }

    static FileChange restoreFrom(ByteBuffer source) {
        long position = source.getLong();
        int length = source.getInt();
        if (length == TRUNCATION) {
            return truncation(position);
        }
        byte[] bytes = new byte[length];
        source.get(bytes);
        return write(position, bytes);
    }
}
