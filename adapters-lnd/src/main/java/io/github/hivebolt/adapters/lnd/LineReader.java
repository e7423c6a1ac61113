package io.github.hivebolt.adapters.lnd;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Cuts a body into lines of bounded length. A line that the end of the body cuts off is handed out like the others:
 * whoever reads it finds out whether it is whole.
 */
final class LineReader {
    /** The longest line that is read. */
    static final int MAX_LINE_BYTES = 1 << 20;

    private final InputStream body;

    LineReader(InputStream body) {
        this.body = new BufferedInputStream(body);
    }

    /**
     * The next line that is not blank.
     *
     * @return the line, or empty at the end
     * @throws IOException if reading fails
     * @throws LndTroubleException if the line is too long
     */
    Optional<String> next() throws IOException, LndTroubleException {
        while (true) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            boolean ended = fill(line);
            String text = line.toString(StandardCharsets.UTF_8).strip();
            if (!text.isEmpty() || ended) {
                return text.isEmpty() ? Optional.empty() : Optional.of(text);
            }
        }
    }

    private boolean fill(ByteArrayOutputStream line) throws IOException, LndTroubleException {
        for (int next = body.read(); next != '\n'; next = body.read()) {
            if (next < 0) {
                return true;
            }
            line.write(next);
            if (line.size() > MAX_LINE_BYTES) {
                throw LndTroubleException.ofBrokenAnswer("A line of lnd is longer than 1 MiB.");
            }
        }
        return false;
    }
}
