package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.testkit.ScriptedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Answers for {@link ScriptedServer}. */
final class Scripts {
    /** What the clocks of these tests and of the recorded node say. */
    static final Instant NOW = Instant.parse("2026-11-23T03:45:00Z");

    private Scripts() {}

    static ScriptedServer.Script recorded(String name) {
        Recording recording = Recording.of(name);
        return recording.chunked()
                ? chunked(recording.status(), recording.text())
                : json(recording.status(), recording.text());
    }

    static ScriptedServer.Script json(int status, String body) {
        return plain(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    static ScriptedServer.Script lines(String... lines) {
        return chunked(200, String.join("\n", lines) + "\n");
    }

    static ScriptedServer.Script plain(int status, String type, byte[] body) {
        return plain(status, type, body, NOW);
    }

    static ScriptedServer.Script plain(int status, String type, byte[] body, Instant date) {
        return out -> {
            write(out, head(status, type, date) + "Content-Length: " + body.length + "\r\n\r\n");
            out.write(body);
            out.flush();
        };
    }

    /** Each line of the body as a chunk of its own, with the last chunk that ends it cleanly. */
    static ScriptedServer.Script chunked(int status, String body) {
        return out -> {
            write(out, head(status, "application/json", NOW) + "Transfer-Encoding: chunked\r\n\r\n");
            for (String line : body.splitWithDelimiters("\n", 0)) {
                chunk(out, line);
            }
            write(out, "0\r\n\r\n");
        };
    }

    /** Lines of an answer that is cut without its last chunk. */
    static ScriptedServer.Script cut(String text) {
        return out -> {
            write(out, head(200, "application/json", NOW) + "Transfer-Encoding: chunked\r\n\r\n");
            chunk(out, text);
        };
    }

    static String head(int status, String type, Instant date) {
        return "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nDate: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC))
                + "\r\nConnection: close\r\n";
    }

    static void chunk(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            write(out, Integer.toHexString(bytes.length) + "\r\n");
            out.write(bytes);
            write(out, "\r\n");
        }
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
