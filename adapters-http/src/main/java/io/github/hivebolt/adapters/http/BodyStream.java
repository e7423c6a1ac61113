package io.github.hivebolt.adapters.http;

import java.io.IOException;
import java.io.InputStream;

/** A body with an upper bound. Every trouble is an {@link HttpTroubleException}, never an {@link IOException}. */
final class BodyStream extends InputStream {
    private final Call call;
    private final InputStream body;
    private final int maxBytes;
    private int count;

    BodyStream(Call call, InputStream body, int maxBytes) {
        this.call = call;
        this.body = body;
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() {
        byte[] single = new byte[1];
        int read = read(single, 0, 1);
        return read < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        int read;
        try {
            read = body.read(buffer, offset, length);
        } catch (IOException | RuntimeException e) {
            call.cut();
            throw Troubles.of(call, e);
        }
        if (read < 0) {
            call.markComplete();
            return -1;
        }
        if (read > maxBytes - count) {
            call.abort(Call.Abort.CLOSED);
            throw Troubles.tooLarge(call, maxBytes);
        }
        count += read;
        return read;
    }

    @Override
    public byte[] readAllBytes() {
        try {
            return super.readAllBytes();
        } catch (IOException e) {
            throw Troubles.of(call, e);
        }
    }

    /** Ends the call at once. */
    @Override
    public void close() {
        call.abort(Call.Abort.CLOSED);
    }
}
