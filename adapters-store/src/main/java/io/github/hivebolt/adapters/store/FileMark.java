package io.github.hivebolt.adapters.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The mark in a database file that says which journal belongs to it, so that a journal is never played into a file that
 * was put there from elsewhere, such as a backup.
 *
 * <p>It is at the end of H2's first block, behind the header's text, 4 bits to a byte: H2 ignores bytes up to 32 there.
 */
final class FileMark {
    /** What the file must have before it can have a mark. */
    static final int BLOCK_BYTES = 4096;

    static final long NONE = 0;

    private static final int MARK_BYTES = 16;
    private static final int HALF_BYTE = 4;
    private static final long POSITION = BLOCK_BYTES - (long) MARK_BYTES;

    private FileMark() {}

    /** The file's mark, or {@link #NONE}. */
    static long of(FileChannel file) throws IOException {
        byte[] found = new byte[MARK_BYTES];
        read(file, POSITION, MARK_BYTES).get(found);
        return mark(found);
    }

    private static long mark(byte[] halves) {
        long mark = 0;
        for (byte half : halves) {
            mark = (mark << HALF_BYTE) | (half & 0xF);
        }
        return mark;
    }

    /** The change that gives the file that mark. */
    static FileChange change(long mark) {
        return FileChange.write(POSITION, bytes(mark));
    }

    /** Puts the mark into a write of H2's over the place where it is. */
    static void keepIn(FileChange change, long mark) {
        change.replace(POSITION, bytes(mark));
    }

    /** The mark that a change leaves in the file, or the present one if it leaves it alone. */
    static long after(FileChange change, long present) {
        byte[] bytes = bytes(present);
        change.applyTo(bytes, POSITION);
        return mark(bytes);
    }

    /** A mark that no other file has: it follows from this file's beginning, size and last mark. */
    static long next(FileChannel file) throws IOException {
        ByteBuffer beginning = read(file, 0, BLOCK_BYTES);
        return digest(
                ByteBuffer.allocate(BLOCK_BYTES + Long.BYTES).put(beginning).putLong(file.size()));
    }

    /** The mark after another. */
    static long next(long mark, long records, int check) {
        return digest(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(mark)
                .putLong(records)
                .putLong(check));
    }

    private static long digest(ByteBuffer content) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(content.flip());
            long mark = ByteBuffer.wrap(hash.digest()).getLong();
            return mark == NONE ? 1 : mark;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static byte[] bytes(long mark) {
        byte[] bytes = new byte[MARK_BYTES];
        for (int i = 0; i < MARK_BYTES; i++) {
            bytes[i] = (byte) ((mark >>> (HALF_BYTE * (MARK_BYTES - 1 - i))) & 0xF);
        }
        return bytes;
    }

    private static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer found = ByteBuffer.allocate(length);
        while (found.hasRemaining() && file.read(found, position + found.position()) > 0) {
            // The file may end early; what is missing counts as zeros.
        }
        return found.clear();
    }
}
