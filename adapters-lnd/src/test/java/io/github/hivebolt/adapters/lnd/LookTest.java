package io.github.hivebolt.adapters.lnd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.testkit.FewWords;
import io.github.hivebolt.testkit.ScriptedServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When "no record" and "failed" are believed, and when a payment in flight is stuck. */
class LookTest {
    private static final PaymentHash NEVER_SENT = new PaymentHash("77".repeat(32));
    private static final PaymentHash STUCK = Hashes.in("payment_stuck_in_flight");
    private static final String INFO = Recording.of("getinfo").text();
    private static final String NO_LEAVING_CHANNELS = pending("", "");

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void noRecord_isAbsentOnlyAfterEveryCanary() {
        track(Lab.PAID, "track_succeeded");

        assertThat(look(NEVER_SENT, Optional.of(Lab.PAID))).isInstanceOf(PaymentRecord.Absent.class);
        assertThat(lab.server.requests("GET").stream().map(ScriptedServer.Request::path))
                .containsExactly(
                        "/v2/router/track/" + HashText.inPath(NEVER_SENT) + "?no_inflight_updates=false",
                        "/v1/getinfo",
                        "/v2/router/track/" + HashText.inPath(Lab.PAID) + "?no_inflight_updates=false");
    }

    @Test
    void lastFinishedThatFailed_isAFinishedPaymentToo() {
        track(Hashes.in("track_no_route"), "track_no_route");

        assertThat(look(NEVER_SENT, Optional.of(Hashes.in("track_no_route")))).isInstanceOf(PaymentRecord.Absent.class);
    }

    @Test
    void lastFinishedThatIsForgotten_isAContradiction() {
        assertThat(look(NEVER_SENT, Optional.of(Lab.PAID)))
                .isEqualTo(new PaymentRecord.Contradiction(
                        "lnd has no record of payment " + Lab.PAID + ", whose end it had told us."));
    }

    @Test
    void lastFinishedThatIsInFlightAgain_isUnclear() {
        PaymentHash hash = Hashes.in("track_after_restart_in_flight");
        track(hash, "track_after_restart_in_flight");

        assertThat(look(NEVER_SENT, Optional.of(hash))).isInstanceOf(PaymentRecord.Unclear.class);
    }

    @Test
    void lastFinishedThatCannotBeAskedFor_isUnclear() {
        track(Lab.PAID, "starting_not_ready_stream");

        assertThat(look(NEVER_SENT, Optional.of(Lab.PAID))).isInstanceOf(PaymentRecord.Unclear.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "track_unknown_hash, Contradiction",
        "track_no_route, Contradiction",
        "track_after_restart_in_flight, Contradiction",
        "track_succeeded, Settled 0"
    })
    void anotherNode_isBelievedOnlyItsProof(String name, String expected) {
        PaymentHash hash = Hashes.in(name);
        track(hash, name);
        info(INFO.replace(Lab.ALICE.hex(), Lab.BOB.hex()));

        assertThat(FewWords.of(lab.look(hash))).isEqualTo(expected);
    }

    @Test
    void nodeNotSynced_provesNothing() {
        info(INFO.replace("\"synced_to_chain\":true", "\"synced_to_chain\":false"));

        assertThat(FewWords.of(lab.look(NEVER_SENT))).isEqualTo("Unclear");
    }

    @ParameterizedTest(name = "{0} s")
    @CsvSource({"60, Absent", "-60, Absent", "61, Unclear", "-61, Unclear", "86400, Unclear"})
    void clockOfTheNode_mustAgreeWithOurs(int secondsAhead, String expected) {
        Instant theirs = Scripts.NOW.plusSeconds(secondsAhead);
        lab.server.on(
                "GET",
                "/v1/getinfo",
                Scripts.plain(200, "application/json", INFO.getBytes(StandardCharsets.UTF_8), theirs));

        assertThat(FewWords.of(lab.look(NEVER_SENT))).isEqualTo(expected);
    }

    @Test
    void answerWithoutADate_provesNothing() {
        lab.server.on("GET", "/v1/getinfo", out -> Scripts.write(out, "HTTP/1.1 200 OK\r\n\r\n" + INFO));

        assertThat(FewWords.of(lab.look(NEVER_SENT))).isEqualTo("Unclear");
    }

    @Test
    void nodeThatDoesNotSayWhoItIs_provesNothing() {
        lab.server.on("GET", "/v1/getinfo", Scripts.recorded("auth_invoice_macaroon_getinfo"));

        assertThat(FewWords.of(lab.look(NEVER_SENT))).isEqualTo("Unclear");
        track(Hashes.in("track_no_route"), "track_no_route");
        assertThat(FewWords.of(lab.look(Hashes.in("track_no_route")))).isEqualTo("Unclear");
    }

    @Test
    void unknownPath_isNotAnUnknownPayment() {
        lab.server.on(
                "GET", "/v2/router/track/", Scripts.json(404, "{\"code\":5,\"message\":\"Not Found\",\"details\":[]}"));

        assertThat(FewWords.of(lab.look(NEVER_SENT))).isEqualTo("Unclear");
    }

    @ParameterizedTest(name = "status {0}, message {1}")
    @CsvSource({
        "200, payment isn''t initiated",
        "500, payment isn''t initiated",
        "404, payment is not initiated",
        "404, Payment isn''t initiated",
        "404, ''"
    })
    void almostTheWordsOfTheTracker_proveNothing(int status, String message) {
        String body = "{\"error\":{\"code\":5,\"message\":\"" + message + "\",\"details\":[]}}";
        lab.server.on("GET", "/v2/router/track/", Scripts.chunked(status, body));

        assertThat(FewWords.of(lab.look(NEVER_SENT))).isEqualTo("Unclear");
    }

    @Test
    void stuckPayment_isSeenOnlySixBlocksPastItsTimelock() {
        lab.server.on("GET", "/v2/router/track/", RecordingTableTest.tracked("payment_stuck_in_flight"));

        height(632);
        assertThat(lab.look(STUCK))
                .isEqualTo(new PaymentRecord.InFlight(
                        false,
                        "IN_FLIGHT; attempts 1, highest timelock 626, height 632, HTLCs of this hash in open channels 0,"
                                + " closing channels 0."));
        height(633);
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight stuck");
    }

    @Test
    void paymentWithAnHtlcInAChannel_isNeverStuck() {
        PaymentHash hash = Hashes.in("track_in_flight_then_succeeded");
        track(hash, "track_in_flight_then_succeeded");
        lab.server.on("GET", "/v1/channels", Scripts.recorded("channels_with_pending_htlc"));
        lab.server.on("GET", "/v1/channels/pending", Scripts.json(200, NO_LEAVING_CHANNELS));
        height(700);

        assertThat(FewWords.of(lab.look(hash))).isEqualTo("InFlight");

        lab.server.on("GET", "/v1/channels", Scripts.recorded("channels_no_pending_htlc"));
        lab.server.on("GET", "/v1/channels/pending", Scripts.json(200, NO_LEAVING_CHANNELS));
        assertThat(FewWords.of(lab.look(hash))).isEqualTo("InFlight stuck");
    }

    @Test
    void channelOnItsWayOut_mayHoldTheHtlc() {
        stuckAt(700);

        pendingChannels(pending("{\"commitments\":{}}", ""));
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight");
        pendingChannels(pending("", "{\"pending_htlcs\":[]}"));
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight");
        pendingChannels("{}");
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight");
        pendingChannels(NO_LEAVING_CHANNELS);
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight stuck");
    }

    @Test
    void channelsThatCannotBeRead_areNoEvidence() {
        stuckAt(700);
        lab.server.on(
                "GET",
                "/v1/channels",
                Scripts.json(500, "{\"code\":2,\"message\":\"permission denied\",\"details\":[]}"));

        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight");
    }

    @Test
    void attemptWithoutARoute_isNeverStuck() {
        String line = "{\"result\":{\"payment_hash\":\"" + STUCK.hex()
                + "\",\"status\":\"IN_FLIGHT\",\"htlcs\":[{\"status\":\"IN_FLIGHT\"}]}}";
        height(100_000);

        lab.server.on("GET", "/v2/router/track/", Scripts.lines(line));
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight");
        lab.server.on("GET", "/v2/router/track/", Scripts.lines(line.replace("{\"status\":\"IN_FLIGHT\"}", "")));
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight");
    }

    @ParameterizedTest(name = "{0} s old at height {1}")
    @CsvSource({
        "1296001, 543, InFlight stuck",
        "1296000, 543, InFlight",
        "1296001, 0, InFlight",
        "0, 100000, InFlight",
        "-1, 100000, InFlight"
    })
    void paymentWithoutAttempts_isStuckOnlyAfterFifteenDays(long ageSeconds, int height, String expected) {
        withoutAttempts(Scripts.NOW.minusSeconds(ageSeconds));
        height(height);

        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo(expected);
    }

    @Test
    void oldPaymentWithoutAttempts_isNeverStuckWhileAnyChannelMayHoldItsHtlc() {
        withoutAttempts(Scripts.NOW.minusSeconds(100 * 86_400L));
        pendingChannels(pending("{\"commitments\":{}}", ""));
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight");
        pendingChannels(NO_LEAVING_CHANNELS);
        openChannelWithHtlc(STUCK);
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight");
        openChannelWithHtlc(NEVER_SENT);
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight stuck");
    }

    @Test
    void paymentWithAnAttempt_isNotStuckForItsAge() {
        long longAgo = Scripts.NOW.minusSeconds(100 * 86_400L).getEpochSecond();
        lab.server.on(
                "GET",
                "/v2/router/track/",
                Scripts.lines("{\"result\":{\"payment_hash\":\"" + STUCK.hex() + "\",\"creation_time_ns\":\"" + longAgo
                        + "000000000\",\"status\":\"IN_FLIGHT\",\"htlcs\":[{\"status\":\"IN_FLIGHT\"}]}}"));
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight");
    }

    @Test
    void unknownStatus_isInFlightAndNotStuck() {
        height(100_000);
        lab.server.on(
                "GET",
                "/v2/router/track/",
                Scripts.lines("{\"result\":{\"payment_hash\":\"" + STUCK.hex() + "\",\"status\":\"ABANDONED\"}}"));

        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight");
    }

    @Test
    void recordedAt_isTheCreationTimeToTheNanosecond() {
        track(Lab.PAID, "track_succeeded");

        assertThat(lab.look(Lab.PAID))
                .isInstanceOfSatisfying(
                        PaymentRecord.Settled.class,
                        settled -> assertThat(settled.recordedAt())
                                .isEqualTo(Instant.ofEpochSecond(1_795_405_260L, 29_222_734L)));
    }

    @Test
    void finalRecordWithoutACreationTime_isUnclear() {
        String text = Recording.of("track_no_route").text().replace("creation_time_ns", "created");
        lab.server.on("GET", "/v2/router/track/", Scripts.chunked(200, text));

        assertThat(FewWords.of(lab.look(Hashes.in("track_no_route")))).isEqualTo("Unclear");
    }

    @ParameterizedTest
    @CsvSource({"refused", "close", "cut", "html", "garbage", "empty", "redirect", "endless"})
    void everyFault_isUnclear(String fault) {
        switch (fault) {
            case "refused" -> lab.server.close();
            case "close" -> lab.server.on("GET", "/v2/router/track/", out -> {});
            case "cut" -> lab.server.on("GET", "/v2/router/track/", Scripts.cut("{\"result\":{"));
            case "html" -> lab.server.on("GET", "/v2/router/track/", Scripts.json(404, "<html>Not Found</html>"));
            case "garbage" -> lab.server.on("GET", "/v2/router/track/", Scripts.lines("[]"));
            case "empty" -> lab.server.on("GET", "/v2/router/track/", Scripts.lines(""));
            case "redirect" ->
                lab.server.on(
                        "GET",
                        "/v2/router/track/",
                        out -> Scripts.write(
                                out, "HTTP/1.1 302 Found\r\nLocation: /v1/state\r\nContent-Length: 0\r\n\r\n"));
            case "endless" -> lab.server.on("GET", "/v2/router/track/", Scripts.cut("x".repeat(2 << 20)));
            default -> throw new IllegalArgumentException(fault);
        }

        assertThat(FewWords.of(lab.look(NEVER_SENT))).isEqualTo("Unclear");
        assertThat(lab.server.requests("POST")).isEmpty();
    }

    private void withoutAttempts(Instant begunAt) {
        lab.server.on(
                "GET",
                "/v2/router/track/",
                Scripts.lines("{\"result\":{\"payment_hash\":\"" + STUCK.hex() + "\",\"creation_time_ns\":\""
                        + begunAt.getEpochSecond() + "000000000\",\"status\":\"IN_FLIGHT\",\"htlcs\":[]}}"));
    }

    private void openChannelWithHtlc(PaymentHash hash) {
        String lock = HashText.inBody(hash);
        lab.server.on(
                "GET",
                "/v1/channels",
                Scripts.json(200, "{\"channels\":[{\"pending_htlcs\":[{\"hash_lock\":\"" + lock + "\"}]}]}"));
        pendingChannels(NO_LEAVING_CHANNELS);
    }

    private PaymentRecord look(PaymentHash hash, Optional<PaymentHash> lastFinished) {
        return lab.payer().look(hash, new NodeMemory(Lab.ALICE, lastFinished));
    }

    private void track(PaymentHash hash, String recording) {
        lab.server.on("GET", "/v2/router/track/" + HashText.inPath(hash), Scripts.recorded(recording));
    }

    private void info(String json) {
        lab.server.on("GET", "/v1/getinfo", Scripts.json(200, json));
    }

    private void height(int height) {
        info(INFO.replace("\"block_height\":543", "\"block_height\":" + height));
    }

    private void stuckAt(int height) {
        lab.server.on("GET", "/v2/router/track/", RecordingTableTest.tracked("payment_stuck_in_flight"));
        height(height);
    }

    private void pendingChannels(String json) {
        lab.server.on("GET", "/v1/channels/pending", Scripts.json(200, json));
    }

    private static String pending(String waitingClose, String forceClosing) {
        return "{\"pending_closing_channels\":[],\"waiting_close_channels\":[" + waitingClose
                + "],\"pending_force_closing_channels\":[" + forceClosing + "]}";
    }
}
