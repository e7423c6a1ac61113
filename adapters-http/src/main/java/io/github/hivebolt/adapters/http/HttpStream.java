package io.github.hivebolt.adapters.http;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * An answer whose body is read while it arrives. Reading is for one thread; {@link #close()} may be called from any.
 */
public final class HttpStream implements AutoCloseable {
    private final Call call;
    private final int status;
    private final Map<String, String> headers;
    private final InputStream body;
    private final Runnable whenClosed;

    HttpStream(Call call, int status, Map<String, String> headers, InputStream body, Runnable whenClosed) {
        this.call = call;
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.whenClosed = whenClosed;
    }

    /**
     * The HTTP status.
     *
     * @return 200 to 599
     */
    public int status() {
        return status;
    }

    /**
     * The headers; repeated ones are joined by a comma.
     *
     * @return values by lower-case name
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * One header.
     *
     * @param lowerCaseName its name in lower case
     * @return its value
     */
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /**
     * The body, decompressed, as it arrives. Reading throws {@link HttpTroubleException} and no other exception: timed
     * out when no byte came within the idle time, broken when the connection broke, the stream was closed or more than
     * {@link HttpOptions#maxAnswerBytes()} came. A clean end is -1.
     *
     * @return always the same stream
     */
    public InputStream body() {
        return body;
    }

    /** Ends the call. A read that is blocked in another thread throws at once. It never throws. */
    @Override
    public void close() {
        call.abort(Call.Abort.CLOSED);
        whenClosed.run();
    }
}
