package io.github.hivebolt.adapters.hive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that ends with an error when it is longer than any honest one. */
final class BoundedBody extends FilterInputStream {
    private long left;

    BoundedBody(InputStream body, long maxBytes) {
        super(body);
        this.left = maxBytes;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new TooLongException();
        }
    }

    /** The body is longer than allowed. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("the answer is longer than any honest one");
        }
    }
}
