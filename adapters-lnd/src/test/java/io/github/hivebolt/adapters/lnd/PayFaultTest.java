package io.github.hivebolt.adapters.lnd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.testkit.FewWords;
import io.github.hivebolt.testkit.ScriptedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pay request must be taken to have done under every fault of the connection and of what comes over it. */
class PayFaultTest {
    private static final List<String> LINES =
            Recording.of("send_success_stream").text().lines().toList();
    private static final String IN_FLIGHT = LINES.get(0);
    private static final String WITH_HTLC = LINES.get(1);
    private static final String SUCCEEDED = LINES.get(2);
    private static final String SHUTTING_DOWN =
            "{\"error\":{\"code\":2,\"message\":\"routerrpc server shutting down\",\"details\":[]}}";
    private static final String EXPIRED = Recording.of("send_expired").text().strip();
    private static final String NOTHING_KNOWN = "Unknown";
    private static final String UNDER_WAY = "Unknown answered registered";

    private record Row(String fault, ScriptedServer.Script script, String expected) {}

    private static final List<Row> MATRIX = List.of(
            row("closed before any answer", out -> {}, NOTHING_KNOWN),
            row("closed in the status line", out -> Scripts.write(out, "HTTP/1.1 20"), NOTHING_KNOWN),
            row("no HTTP", out -> Scripts.write(out, "SSH-2.0-OpenSSH_9.2\r\n\r\n"), NOTHING_KNOWN),
            row("never answers", out -> hang(), NOTHING_KNOWN),
            row("cut after the headers", Scripts.cut(""), NOTHING_KNOWN),
            row("clean end without a line", Scripts.lines(""), NOTHING_KNOWN),
            row("cut in the first line", Scripts.cut(IN_FLIGHT.substring(0, 100)), NOTHING_KNOWN),
            row("clean end in the first line", Scripts.chunked(200, SUCCEEDED.substring(0, 700)), NOTHING_KNOWN),
            row("cut after the in-flight line", Scripts.cut(IN_FLIGHT + "\n"), UNDER_WAY),
            row("cut in the second line", Scripts.cut(IN_FLIGHT + "\n" + SUCCEEDED.substring(0, 300)), UNDER_WAY),
            row("cut just before the last brace", Scripts.cut(IN_FLIGHT + "\n" + butLast(SUCCEEDED)), UNDER_WAY),
            row("cut right after the last brace", Scripts.cut(IN_FLIGHT + "\n" + SUCCEEDED), UNDER_WAY),
            row("cut right after the last line", Scripts.cut(SUCCEEDED + "\n"), "Succeeded 0 answered registered"),
            row("clean end after the in-flight lines", Scripts.lines(IN_FLIGHT, WITH_HTLC), UNDER_WAY),
            row("hangs after the in-flight line", hangingAfter(IN_FLIGHT + "\n"), UNDER_WAY),
            row("hangs without a line", hangingAfter(""), NOTHING_KNOWN),
            row("slow drip of the first line", drip(IN_FLIGHT), NOTHING_KNOWN),
            row("slow drip of blank lines", drip("\n".repeat(1000)), NOTHING_KNOWN),
            row("garbage", Scripts.lines("\u0000\u0001garbage"), NOTHING_KNOWN),
            row("garbage after the in-flight line", Scripts.lines(IN_FLIGHT, "garbage", SUCCEEDED), UNDER_WAY),
            row("JSON of somebody else", Scripts.json(200, "{\"status\":\"SUCCEEDED\"}"), NOTHING_KNOWN),
            row("another payment's record", Scripts.lines(anothers(SUCCEEDED)), NOTHING_KNOWN),
            row("HTML with status 502", html(502), NOTHING_KNOWN),
            row("HTML with status 503", html(503), NOTHING_KNOWN),
            row("HTML with status 504", html(504), NOTHING_KNOWN),
            row("HTML with status 200", html(200), NOTHING_KNOWN),
            row("a proxy's JSON error", Scripts.json(503, "{\"error\":\"no upstream\"}"), NOTHING_KNOWN),
            row("a proxy's 401", Scripts.json(401, "{\"message\":\"unauthorized\"}"), NOTHING_KNOWN),
            row("a redirect", redirect(), NOTHING_KNOWN),
            row("status 500 with a record", Scripts.json(500, SUCCEEDED), NOTHING_KNOWN),
            row("lnd lost itself", Scripts.json(503, error(14, "transport is closing")), NOTHING_KNOWN),
            row("lnd timed itself out", Scripts.json(504, error(4, "context deadline exceeded")), NOTHING_KNOWN),
            row(
                    "duplicate lines",
                    Scripts.lines(IN_FLIGHT, IN_FLIGHT, WITH_HTLC, WITH_HTLC, SUCCEEDED, SUCCEEDED),
                    "Succeeded 0 answered registered"),
            row(
                    "blank lines between",
                    Scripts.lines("", IN_FLIGHT, "", "\r", SUCCEEDED),
                    "Succeeded 0 answered registered"),
            row(
                    "unknown status, then the end",
                    Scripts.lines(withStatus("SETTLING"), SUCCEEDED),
                    "Succeeded 0 answered registered"),
            row("unknown status and no more", Scripts.lines(withStatus("ABANDONED")), UNDER_WAY),
            row("success with 64 zeros", Scripts.lines(IN_FLIGHT, withPreimage("0".repeat(64))), UNDER_WAY),
            row("success with another preimage", Scripts.lines(withPreimage("ab".repeat(32))), UNDER_WAY),
            row(
                    "success without a fee",
                    Scripts.lines(SUCCEEDED.replace("fee_msat\":\"0", "fee_msat\":\"-1")),
                    UNDER_WAY),
            row("failure that shows the preimage", Scripts.lines(withStatus("FAILED")), UNDER_WAY),
            row(
                    "failure with an open attempt",
                    Scripts.lines(WITH_HTLC.replaceFirst("IN_FLIGHT", "FAILED")),
                    UNDER_WAY),
            row(
                    "a field twice",
                    Scripts.lines(SUCCEEDED.replace("\"fee_sat\"", "\"status\":\"FAILED\",\"fee_sat\"")),
                    NOTHING_KNOWN),
            row("a line without end", endless(), NOTHING_KNOWN),
            row("error line in status 200", Scripts.lines(EXPIRED), "NotSent answered"),
            row("error line after the in-flight line", Scripts.lines(IN_FLIGHT, SHUTTING_DOWN), UNDER_WAY),
            row("expired after the in-flight line", Scripts.lines(IN_FLIGHT, EXPIRED), UNDER_WAY));

    static Stream<Arguments> faults() {
        return MATRIX.stream().map(row -> Arguments.of(row.fault(), row.expected()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void pay_takesTheFaultForWhatItIs_andPostsOnce(String fault, String expected) {
        Row row = MATRIX.stream()
                .filter(candidate -> candidate.fault().equals(fault))
                .findFirst()
                .orElseThrow();
        try (Lab lab = new Lab()) {
            lab.server.on("POST", "/v2/router/send", row.script());

            SendReport report = lab.payer().pay(Lab.request(Lab.PAID, Duration.ofMillis(700)));

            assertThat(FewWords.of(report)).isEqualTo(expected);
            assertThat(lab.server.requests("POST")).hasSize(1);
        }
    }

    @Test
    void connectionRefused_isNotSent() {
        try (Lab lab = new Lab()) {
            lab.payer().status();
            lab.server.close();

            assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("NotSent answered");
        }
    }

    @Test
    void nodeThatNeverAnswered_isNotAskedToPay() {
        try (Lab lab = new Lab()) {
            lab.server.on("GET", "/v1/getinfo", html(502));

            assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("NotSent answered");
            assertThat(lab.server.requests("POST")).isEmpty();
        }
    }

    @Test
    void adapterClosed_isNotSent() {
        try (Lab lab = new Lab()) {
            lab.payer().status();
            lab.adapter.close();

            assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("NotSent answered");
            assertThat(lab.server.requests("POST")).isEmpty();
        }
    }

    @Test
    void adapterClosedWhilePaying_isUnknown() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (Lab lab = new Lab()) {
            lab.server.on("POST", "/v2/router/send", out -> {
                asked.countDown();
                hang();
            });
            Thread closer = Thread.ofVirtual().start(() -> {
                try {
                    asked.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                lab.adapter.close();
            });

            SendReport report = lab.payer().pay(Lab.request(Lab.PAID, Duration.ofMinutes(5)));

            assertThat(FewWords.of(report)).isEqualTo(NOTHING_KNOWN);
            closer.join();
        }
    }

    private static Row row(String fault, ScriptedServer.Script script, String expected) {
        return new Row(fault, script, expected);
    }

    private static void hang() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static ScriptedServer.Script hangingAfter(String text) {
        return out -> {
            Scripts.cut(text).answer(out);
            hang();
        };
    }

    private static ScriptedServer.Script drip(String text) {
        return out -> {
            Scripts.cut("").answer(out);
            for (int i = 0; i < text.length(); i++) {
                Scripts.chunk(out, text.substring(i, i + 1));
                pauseOnce();
            }
        };
    }

    private static void pauseOnce() throws InterruptedException {
        new CountDownLatch(1).await(30, TimeUnit.MILLISECONDS);
    }

    private static ScriptedServer.Script endless() {
        return out -> {
            Scripts.cut("").answer(out);
            fill(out);
        };
    }

    private static void fill(OutputStream out) throws IOException {
        String block = "x".repeat(64 << 10);
        for (int written = 0; written < LineReader.MAX_LINE_BYTES * 4; written += block.length()) {
            Scripts.chunk(out, block);
        }
    }

    private static ScriptedServer.Script html(int status) {
        return Scripts.plain(
                status, "text/html", "<html><body>Bad Gateway</body></html>".getBytes(StandardCharsets.UTF_8));
    }

    private static ScriptedServer.Script redirect() {
        return out -> Scripts.write(
                out, "HTTP/1.1 307 Moved\r\nLocation: /v2/router/send?again\r\nContent-Length: 0\r\n\r\n");
    }

    private static String error(int code, String message) {
        return "{\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\",\"details\":[]}}";
    }

    private static String withStatus(String status) {
        return SUCCEEDED.replace("\"status\":\"SUCCEEDED\",\"fee_sat\"", "\"status\":\"" + status + "\",\"fee_sat\"");
    }

    private static String withPreimage(String hex) {
        return SUCCEEDED.replaceFirst("\"payment_preimage\":\"[0-9a-f]{64}\"", "\"payment_preimage\":\"" + hex + "\"");
    }

    private static String anothers(String line) {
        return line.replace(Lab.PAID.hex(), "11".repeat(32));
    }

    private static String butLast(String line) {
        return line.substring(0, line.length() - 1);
    }
}
