package io.github.hivebolt.adapters.cln;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.testkit.FewWords;
import io.github.hivebolt.testkit.ScriptedServer;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When "no record" and "failed" are believed, and when a payment in flight is stuck. */
class LookTest {
    private static final PaymentHash NEVER_SENT = new PaymentHash("77".repeat(32));
    private static final PaymentHash STUCK = Recording.hashIn("listpays_stuck_pending");
    private static final PaymentHash LOST = Recording.hashIn("listpays_failed_xpay");
    private static final String INFO = Recording.of("getinfo").text();
    private static final String CHANNELS = Recording.of("listpeerchannels").text();

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void lastFinishedThatIsForgotten_isAContradiction() {
        assertThat(look(NEVER_SENT, Optional.of(Lab.PAID))).isInstanceOf(PaymentRecord.Contradiction.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "listpays_complete_xpay, Absent",
        "listpays_failed_xpay, Absent",
        "listpays_pending_xpay, Unclear",
        "xpay_lightningd_killed, Unclear",
        "listpays_unknown, Contradiction"
    })
    void lastFinished_mustStillBeFinished(String name, String expected) {
        PaymentHash last = Recording.hashIn(name.equals("listpays_unknown") ? "listpays_complete_xpay" : name);
        booksOf(last, Scripts.recorded(name));

        assertThat(FewWords.of(look(NEVER_SENT, Optional.of(last)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"warning_bitcoind_sync", "warning_lightningd_sync"})
    void nodeThatIsNotSynced_provesNoAbsence(String warning) {
        info(INFO.replaceFirst("\\{", "{\"" + warning + "\":\"Still loading latest blocks from bitcoind.\","));

        assertThat(FewWords.of(lab.look(NEVER_SENT))).isEqualTo("Unclear");
        assertThat(lab.payer().status().syncedToChain()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"61, Unclear", "-61, Unclear", "55, Absent", "-55, Absent"})
    void clock_mustAgreeWithinAMinute(int secondsAhead, String expected) {
        Instant date = Scripts.NOW.plusSeconds(secondsAhead);
        lab.on("getinfo", Scripts.plain(201, "application/json", INFO, date));

        assertThat(FewWords.of(lab.look(NEVER_SENT))).isEqualTo(expected);
    }

    @Test
    void answerWithoutADate_provesNoAbsence() {
        lab.on(
                "getinfo",
                out -> Scripts.write(out, "HTTP/1.1 201 X\r\nContent-Length: " + INFO.length() + "\r\n\r\n" + INFO));

        assertThat(FewWords.of(lab.look(NEVER_SENT))).isEqualTo("Unclear");
    }

    @Test
    void anotherNode_isBelievedOnlyItsProof() {
        booksOf(LOST, Scripts.recorded("listpays_failed_xpay"));
        booksOf(Lab.PAID, Scripts.recorded("listpays_complete_xpay"));
        booksOf(STUCK, Scripts.recorded("listpays_stuck_pending"));

        for (PaymentHash doubtful : new PaymentHash[] {NEVER_SENT, LOST, STUCK}) {
            assertThat(look(doubtful, Lab.BOB, false)).isInstanceOf(PaymentRecord.Contradiction.class);
        }
        assertThat(FewWords.of(look(Lab.PAID, Lab.BOB, false))).isEqualTo("Settled 0");
    }

    @ParameterizedTest
    @CsvSource({
        "v26.06.6, Absent, Failed OTHER",
        "v26.06, Absent, Failed OTHER",
        "v26.06rc2, Absent, Failed OTHER",
        "v27.03-12-gabcdef0-modded, Absent, Failed OTHER",
        "v26.04.1, Unclear, Unclear",
        "v25.12, Unclear, Unclear",
        "v0.10.2, Unclear, Unclear",
        "mine, Unclear, Unclear"
    })
    void unansweredRequest_isNeverEndedByTheBooksOfAnOldNode(String version, String none, String failed) {
        info(INFO.replace("v26.06.6", version));
        booksOf(LOST, Scripts.recorded("listpays_failed_xpay"));

        assertThat(FewWords.of(look(NEVER_SENT, Lab.CAROL, true))).isEqualTo(none);
        assertThat(FewWords.of(look(LOST, Lab.CAROL, true))).isEqualTo(failed);
        assertThat(FewWords.of(look(NEVER_SENT, Lab.CAROL, false))).isEqualTo("Absent");
        assertThat(FewWords.of(look(LOST, Lab.CAROL, false))).isEqualTo("Failed OTHER");
    }

    @Test
    void severalRows_arePaidIfOneIsAndFailedOnlyIfAllAre() {
        String paid = row("listpays_complete_xpay");
        String failed = paid.replace("\"status\":\"complete\"", "\"status\":\"failed\"")
                .replaceFirst("\"preimage\":\"[0-9a-f]{64}\",", "");
        String pending = failed.replace("\"failed\"", "\"pending\"");

        assertThat(ofRows(failed, paid, failed)).isEqualTo("Settled 0");
        assertThat(ofRows(pending, paid)).isEqualTo("Settled 0");
        assertThat(ofRows(failed, failed)).isEqualTo("Failed OTHER");
        assertThat(ofRows(failed, pending)).isEqualTo("InFlight");
        assertThat(ofRows(failed, failed.replace("\"failed\"", "\"abandoned\"")))
                .isEqualTo("InFlight");
        assertThat(ofRows(failed, failed.replace("created_at", "made_at"))).isEqualTo("Unclear");
        assertThat(ofRows(paid.replace("\"complete\"", "\"failed\""))).isEqualTo("Unclear");
        assertThat(ofRows(paid.replace("amount_sent_msat", "sent"))).isEqualTo("Unclear");
        assertThat(ofRows(
                        paid.replaceFirst("\"preimage\":\"[0-9a-f]{64}\"", "\"preimage\":\"" + "0".repeat(64) + "\"")))
                .isEqualTo("Unclear");
        assertThat(ofRows(paid, row("listpays_failed_xpay"))).isEqualTo("Unclear");
    }

    @ParameterizedTest(name = "at height {0} with a note of {1}: {2}")
    @CsvSource({
        "993, hivebolt-0123456789abcdef-981, InFlight",
        "994, hivebolt-0123456789abcdef-981, InFlight stuck",
        "994, hivebolt-0123456789abcde-981, InFlight",
        "994, breakfast, InFlight",
        "0, hivebolt-0123456789abcdef-1, InFlight"
    })
    void stuck_isOnlyWhatIsPastTheHeightInItsNote(long height, String label, String expected) {
        info(INFO.replace("\"blockheight\":549", "\"blockheight\":" + height));
        stuckRow(label, 1_795_407_845L);

        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} s old: {1}")
    @CsvSource({"1296000, InFlight", "1300000, InFlight stuck", "-5, InFlight"})
    void stuckWithoutANote_isOnlyWhatIsTooOld(long ageSeconds, String expected) {
        stuckRow("breakfast", Scripts.NOW.getEpochSecond() - ageSeconds);

        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo(expected);
    }

    @Test
    void htlcOrClosingChannel_isNeverStuck() {
        info(INFO.replace("\"blockheight\":549", "\"blockheight\":5000"));
        stuckRow("hivebolt-0123456789abcdef-981", 1_795_407_845L);
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight stuck");

        channels(CHANNELS.replace("\"htlcs\":[]", "\"htlcs\":[{\"payment_hash\":\"" + STUCK.hex() + "\"}]"));
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight");
        channels(CHANNELS.replace("\"htlcs\":[]", "\"htlcs\":[{\"id\":1}]"));
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight");
        channels(CHANNELS.replace("\"htlcs\":[]", "\"htlcs\":[{\"payment_hash\":\"" + Lab.PAID.hex() + "\"}]"));
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight stuck");
        for (String state : new String[] {"ONCHAIN", "AWAITING_UNILATERAL", "CHANNELD_SHUTTING_DOWN", "NEW_IN_27"}) {
            channels(CHANNELS.replace("\"state\":\"CHANNELD_NORMAL\"", "\"state\":\"" + state + "\""));
            assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight");
        }
        channels(CHANNELS.replace("\"htlcs\":[],", ""));
        assertThat(FewWords.of(lab.look(STUCK))).isEqualTo("InFlight");
    }

    @Test
    void status_addsUpOnlyChannelsThatCanBeUsed() {
        assertThat(lab.payer().status()).satisfies(status -> {
            assertThat(status.activeChannels()).isEqualTo(1);
            assertThat(status.spendable().value()).isEqualTo(4_294_967_295L);
            assertThat(status.receivable().value()).isEqualTo(4_294_967_295L);
            assertThat(status.blockHeight()).isEqualTo(549);
            assertThat(status.version()).isEqualTo("v26.06.6");
        });
        channels(CHANNELS.replace("\"peer_connected\":true", "\"peer_connected\":false"));
        assertThat(lab.payer().status().activeChannels()).isZero();
        assertThat(lab.payer().status().spendable().value()).isZero();
    }

    private String ofRows(String... rows) {
        lab.on("listpays", Scripts.json(201, "{\"pays\":[" + String.join(",", rows) + "]}"));
        return FewWords.of(lab.look(Lab.PAID));
    }

    private static String row(String recording) {
        return StrictJson.object(Recording.of(recording).text())
                .orElseThrow()
                .path("pays")
                .path(0)
                .toString();
    }

    private void stuckRow(String label, long createdAt) {
        String text = Recording.of("listpays_stuck_pending")
                .text()
                .replaceFirst("\"created_at\":[0-9]+", "\"label\":\"" + label + "\",\"created_at\":" + createdAt);
        booksOf(STUCK, Scripts.json(201, text));
    }

    private void booksOf(PaymentHash hash, ScriptedServer.Script script) {
        lab.server.onBody("/v1/listpays", hash.hex(), script);
    }

    private void info(String text) {
        lab.on("getinfo", Scripts.json(201, text));
    }

    private void channels(String text) {
        lab.on("listpeerchannels", Scripts.json(201, text));
    }

    private PaymentRecord look(PaymentHash hash, Optional<PaymentHash> lastFinished) {
        return lab.payer().look(hash, new NodeMemory(Lab.CAROL, lastFinished));
    }

    private PaymentRecord look(PaymentHash hash, NodeId node, boolean unanswered) {
        return lab.payer().look(hash, new NodeMemory(node, Optional.empty(), unanswered));
    }
}
