package io.github.hivebolt.app.rest;

import jakarta.ws.rs.WebApplicationException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to be read beyond a limit. Not thread-safe. */
final class BoundedStream extends FilterInputStream {
    private static final int TOO_LARGE = 413;

    private int left;

    BoundedStream(InputStream body, int limitBytes) {
        super(body);
        this.left = limitBytes;
    }

    static WebApplicationException tooLarge() {
        return Problems.of(TOO_LARGE, "BODY_TOO_LARGE", "The body must have at most 16384 bytes.");
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(Math.min(count, left + 1L));
        count((int) skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw tooLarge();
        }
    }
}
