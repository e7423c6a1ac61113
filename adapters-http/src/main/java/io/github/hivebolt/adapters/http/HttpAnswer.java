package io.github.hivebolt.adapters.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A whole answer, whatever its status. */
public final class HttpAnswer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    HttpAnswer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body.clone();
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
     * Whether the status is 200 to 299.
     *
     * @return true if so
     */
    public boolean isSuccess() {
        return status >= 200 && status <= 299;
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
     * The body, decompressed.
     *
     * @return a copy of its bytes, possibly none
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * The body as UTF-8, for people and for parsers that take text; malformed bytes become U+FFFD.
     *
     * @return its text
     */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
