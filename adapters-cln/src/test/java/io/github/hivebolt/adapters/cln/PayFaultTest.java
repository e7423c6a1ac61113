package io.github.hivebolt.adapters.cln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.testkit.FewWords;
import io.github.hivebolt.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pay request must be taken to have done under every fault of the connection and of what comes over it. */
class PayFaultTest {
    private static final String PAID = Recording.of("xpay_ok").text().strip();
    private static final String NO_ROUTE =
            Recording.of("xpay_insufficient").text().strip();
    private static final String NOTHING_KNOWN = "Unknown";

    private record Row(String fault, ScriptedServer.Script script, String expected) {}

    private static final List<Row> MATRIX = List.of(
            row("closed before any answer", out -> {}, NOTHING_KNOWN),
            row("closed in the status line", out -> Scripts.write(out, "HTTP/1.1 20"), NOTHING_KNOWN),
            row("no HTTP", out -> Scripts.write(out, "SSH-2.0-OpenSSH_9.2\r\n\r\n"), NOTHING_KNOWN),
            row("never answers", out -> hang(), NOTHING_KNOWN),
            row("cut just before the last brace", Scripts.cut(201, PAID), NOTHING_KNOWN),
            row("clean end before the last brace", Scripts.json(201, butLast(PAID)), NOTHING_KNOWN),
            row("slow drip", drip(PAID), NOTHING_KNOWN),
            row("garbage", Scripts.json(201, "\u0000\u0001garbage"), NOTHING_KNOWN),
            row("empty", Scripts.json(201, ""), NOTHING_KNOWN),
            row("JSON of somebody else", Scripts.json(201, "{\"status\":\"complete\"}"), NOTHING_KNOWN),
            row("a list", Scripts.json(201, "[" + PAID + "]"), NOTHING_KNOWN),
            row("success with status 200", Scripts.json(200, PAID), NOTHING_KNOWN),
            row("success with status 500", Scripts.json(500, PAID), NOTHING_KNOWN),
            row("HTML with status 502", html(502), NOTHING_KNOWN),
            row("HTML with status 503", html(503), NOTHING_KNOWN),
            row("HTML with status 201", html(201), NOTHING_KNOWN),
            row("a proxy's JSON error", Scripts.json(503, "{\"error\":\"no upstream\"}"), NOTHING_KNOWN),
            row("a proxy's 401", Scripts.json(401, "{\"message\":\"unauthorized\"}"), NOTHING_KNOWN),
            row("a code in words", Scripts.json(500, "{\"code\":\"205\",\"message\":\"x\"}"), NOTHING_KNOWN),
            row("an error with status 201", Scripts.json(201, NO_ROUTE), NOTHING_KNOWN),
            row("an error with status 200", Scripts.json(200, NO_ROUTE), NOTHING_KNOWN),
            row("a code that nobody knows", Scripts.json(500, error(299, "x")), NOTHING_KNOWN),
            row("plug-in terminated", Scripts.json(500, error(-4, "Plugin terminated")), NOTHING_KNOWN),
            row("lightningd shutting down", Scripts.json(500, error(-5, "lightningd is shutting down")), NOTHING_KNOWN),
            row("internal error", Scripts.json(500, error(-1, "oops")), NOTHING_KNOWN),
            row("a redirect", redirect(), NOTHING_KNOWN),
            row("success with 64 zeros", Scripts.json(201, withPreimage("0".repeat(64))), NOTHING_KNOWN),
            row("success with another preimage", Scripts.json(201, withPreimage("ab".repeat(32))), NOTHING_KNOWN),
            row(
                    "success with a negative fee",
                    Scripts.json(201, PAID.replace("\"amount_sent_msat\":1000000", "\"amount_sent_msat\":999999")),
                    NOTHING_KNOWN),
            row("success without amounts", Scripts.json(201, PAID.replace("amount_sent_msat", "sent")), NOTHING_KNOWN),
            row(
                    "a field twice",
                    Scripts.json(201, PAID.replace("\"failed_parts\"", "\"amount_msat\":1,\"failed_parts\"")),
                    NOTHING_KNOWN),
            row("an answer without end", endless(), NOTHING_KNOWN),
            row("success", Scripts.json(201, PAID), "Succeeded 0 answered registered"),
            row("success with more", Scripts.json(201, withMore()), "Succeeded 0 answered registered"));

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
            lab.on("xpay", row.script());

            SendReport report = lab.payer().pay(Lab.request(Lab.PAID, Duration.ofMillis(700)));

            assertThat(FewWords.of(report)).isEqualTo(expected);
            assertThat(lab.asked("xpay")).hasSize(1);
        }
    }

    @Test
    void rowWithTheNoteOfThisRequest_provesThatItArrived_andNothingMore() {
        for (String status : List.of("pending", "complete", "failed")) {
            try (Lab lab = new Lab()) {
                booksEcho(lab, status, true);

                assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("Unknown answered registered");
            }
        }
    }

    @Test
    void rowOfSomebodyElse_doesNotAccountForThisRequest() {
        try (Lab lab = new Lab()) {
            booksEcho(lab, "pending", false);

            assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("Unknown registered");
        }
    }

    @Test
    void body_hasEveryLimitAndNoAmountForAFixedInvoice() {
        try (Lab lab = new Lab()) {
            lab.on("xpay", Scripts.recorded("xpay_ok"));
            lab.pay(Lab.PAID);

            assertThat(lab.asked("xpay")).singleElement().satisfies(request -> {
                assertThat(request.headers())
                        .containsEntry("content-type", "application/json")
                        .containsEntry("rune", Lab.RUNE);
                ObjectNode body = StrictJson.object(request.body()).orElseThrow();
                // The recorded node is at height 549.
                assertThat(body.remove("label").textValue()).matches("hivebolt-[0-9a-f]{16}-981");
                assertThat(body).isEqualTo(StrictJson.object("""
                    {"invstring":"lnbcrt15u1example","maxfee":10000,"maxdelay":432,"retry_for":60}\
                    """).orElseThrow());
            });
        }
    }

    @Test
    void body_hasTheAmountOfAnAmountlessInvoice() {
        try (Lab lab = new Lab()) {
            lab.on("xpay", Scripts.recorded("xpay_ok"));
            lab.payer().pay(Lab.request(Lab.PAID, Optional.empty(), Duration.ofSeconds(5)));

            assertThat(lab.asked("xpay").getFirst().body())
                    .contains("\"amount_msat\":" + Msat.ofSats(1500).value());
        }
    }

    @Test
    void oldNode_isSentNoLabel_whichItWouldRefuse() {
        try (Lab lab = new Lab()) {
            lab.on("getinfo", Scripts.json(201, Recording.of("getinfo").text().replace("v26.06.6", "v25.12.1")));
            lab.on("xpay", Scripts.recorded("xpay_ok"));

            assertThat(FewWords.of(lab.pay(Lab.PAID))).startsWith("Succeeded");
            assertThat(lab.asked("xpay").getFirst().body()).doesNotContain("label");
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
    void nodeThatNeverAnswered_orIsAnother_isNotAskedToPay() {
        for (ScriptedServer.Script info : List.of(html(502), anotherNode())) {
            try (Lab lab = new Lab()) {
                lab.on("getinfo", info);

                assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("NotSent answered");
                assertThat(lab.asked("xpay")).isEmpty();
            }
        }
    }

    @Test
    void refusalByANodeThatChanged_isUnknown() {
        for (String refusal : List.of("xpay_expired", "xpay_insufficient")) {
            try (Lab lab = new Lab()) {
                lab.payer().status();
                lab.on("xpay", out -> {
                    lab.on("getinfo", anotherNode());
                    Scripts.recorded(refusal).answer(out);
                });

                assertThat(FewWords.of(lab.pay(Recording.hashIn(refusal)))).isEqualTo("Unknown answered");
            }
        }
    }

    @Test
    void adapterClosed_isNotSent() {
        try (Lab lab = new Lab()) {
            lab.payer().status();
            lab.adapter.close();

            assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("NotSent answered");
            assertThat(lab.asked("xpay")).isEmpty();
        }
    }

    @Test
    void adapterClosedWhilePaying_isUnknown() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (Lab lab = new Lab()) {
            lab.on("xpay", out -> {
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

    /** Cuts the pay request, and lets the books show a row of it, with its note or with another. */
    private static void booksEcho(Lab lab, String status, boolean own) {
        lab.on("xpay", out -> {});
        lab.on("listpays", out -> {
            String sent = StrictJson.object(lab.asked("xpay").getFirst().body())
                    .orElseThrow()
                    .path("label")
                    .textValue();
            String label = own ? sent : "breakfast";
            String row = Recording.of("listpays_complete_xpay")
                    .text()
                    .replace("\"status\":\"complete\"", "\"label\":\"" + label + "\",\"status\":\"" + status + "\"");
            Scripts.json(201, row).answer(out);
        });
    }

    private static ScriptedServer.Script anotherNode() {
        return Scripts.json(201, Recording.of("getinfo").text().replace(Lab.CAROL.hex(), Lab.BOB.hex()));
    }

    private static Row row(String fault, ScriptedServer.Script script, String expected) {
        return new Row(fault, script, expected);
    }

    private static void hang() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static ScriptedServer.Script drip(String text) {
        return out -> {
            Scripts.write(out, "HTTP/1.1 201 X\r\nContent-Length: " + text.length() + "\r\n\r\n");
            for (int i = 0; i < text.length(); i++) {
                Scripts.write(out, text.substring(i, i + 1));
                new CountDownLatch(1).await(30, TimeUnit.MILLISECONDS);
            }
        };
    }

    private static ScriptedServer.Script endless() {
        return out -> {
            Scripts.write(out, "HTTP/1.1 201 X\r\n\r\n{");
            String block = "\"x\":".repeat(64 << 10);
            for (int i = 0; i < 100; i++) {
                Scripts.write(out, block);
            }
        };
    }

    private static ScriptedServer.Script html(int status) {
        return Scripts.plain(status, "text/html", "<html><body>Bad Gateway</body></html>", Scripts.NOW);
    }

    private static ScriptedServer.Script redirect() {
        return out -> Scripts.write(out, "HTTP/1.1 307 Moved\r\nLocation: /v1/xpay?again\r\nContent-Length: 0\r\n\r\n");
    }

    private static String error(int code, String message) {
        return "{\"code\":" + code + ",\"data\":null,\"message\":\"" + message + "\"}";
    }

    private static String withPreimage(String hex) {
        return PAID.replaceFirst("\"payment_preimage\":\"[0-9a-f]{64}\"", "\"payment_preimage\":\"" + hex + "\"");
    }

    private static String withMore() {
        return PAID.replace("\"failed_parts\"", "\"new_in_27\":{\"a\":[1]},\"failed_parts\"");
    }

    private static String butLast(String text) {
        return text.substring(0, text.length() - 1);
    }
}
