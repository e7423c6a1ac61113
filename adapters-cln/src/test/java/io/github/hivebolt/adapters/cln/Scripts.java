package io.github.hivebolt.adapters.cln;

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
    static final Instant NOW = Instant.parse("2026-11-23T04:30:00Z");

    private Scripts() {}

    static ScriptedServer.Script recorded(String name) {
        Recording recording = Recording.of(name);
        return json(recording.status(), recording.text());
    }

    static ScriptedServer.Script json(int status, String body) {
        return plain(status, "application/json", body, NOW);
    }

    static ScriptedServer.Script plain(int status, String type, String body, Instant date) {
        return out -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            write(out, head(status, type, date, bytes.length));
            out.write(bytes);
            out.flush();
        };
    }

    /** An answer that ends in its middle. */
    static ScriptedServer.Script cut(int status, String body) {
        return out -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            write(out, head(status, "application/json", NOW, bytes.length));
            out.write(bytes, 0, bytes.length - 1);
            out.flush();
        };
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String head(int status, String type, Instant date, int length) {
        return "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nDate: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC))
                + "\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n";
    }
}
