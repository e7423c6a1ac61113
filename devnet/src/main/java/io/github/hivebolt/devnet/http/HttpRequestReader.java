package io.github.hivebolt.devnet.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads HTTP/1.1 requests from a connection, within bounds. */
final class HttpRequestReader {
    private static final int MAX_LINE_BYTES = 16_384;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_BODY_BYTES = 4_194_304;

    private final InputStream input;
    private final OutputStream output;

    HttpRequestReader(InputStream input, OutputStream output) {
        this.input = input;
        this.output = output;
    }

    /** The next request, or empty where the client has closed the connection. */
    Optional<HttpRequest> next() throws IOException {
        Optional<String> first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] words = first.get().split(" ", -1);
        if (words.length != 3) {
            throw new ProtocolException("a request line has three words");
        }
        Map<String, String> headers = headers();
        return Optional.of(new HttpRequest(words[0].toUpperCase(Locale.ROOT), words[1], headers, body(headers)));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (int count = 0; count < MAX_HEADERS; count++) {
            String line = line().orElseThrow(EOFException::new);
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new ProtocolException("a header has a name and a colon");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        throw new ProtocolException("too many headers");
    }

    private String body(Map<String, String> headers) throws IOException {
        if ("100-continue".equalsIgnoreCase(headers.getOrDefault("expect", ""))) {
            output.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            output.flush();
        }
        if ("chunked".equalsIgnoreCase(headers.getOrDefault("transfer-encoding", ""))) {
            return chunked();
        }
        return new String(exactly(size(headers.getOrDefault("content-length", "0"), 10)), StandardCharsets.UTF_8);
    }

    private String chunked() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = size(line().orElseThrow(EOFException::new), 16);
            body.write(exactly(size));
            line();
            if (size == 0) {
                return body.toString(StandardCharsets.UTF_8);
            }
            if (body.size() > MAX_BODY_BYTES) {
                throw new ProtocolException("a request body is too long");
            }
        }
    }

    private static int size(String text, int radix) throws IOException {
        try {
            int size = Integer.parseInt(text.strip(), radix);
            if (size >= 0 && size <= MAX_BODY_BYTES) {
                return size;
            }
        } catch (NumberFormatException notANumber) {
            throw new ProtocolException("a length must be a number");
        }
        throw new ProtocolException("a request body is too long");
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = input.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException();
        }
        return bytes;
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next >= 0; next = input.read()) {
            if (next == '\n') {
                return Optional.of(line.toString(StandardCharsets.ISO_8859_1).stripTrailing());
            }
            line.write(next);
            if (line.size() > MAX_LINE_BYTES) {
                throw new ProtocolException("a line is too long");
            }
        }
        return Optional.empty();
    }
}
