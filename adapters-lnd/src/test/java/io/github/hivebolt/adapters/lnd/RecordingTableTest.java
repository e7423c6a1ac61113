package io.github.hivebolt.adapters.lnd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.testkit.FewWords;
import io.github.hivebolt.testkit.ScriptedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every recorded answer must be taken for. */
class RecordingTableTest {
    /** Recording of the answer to the pay request, what the tracker then says, what must be reported. */
    static final String SENDS = """
            send_success_stream,              -,                             Succeeded 0 answered registered
            send_success_final_only,          -,                             Succeeded 0 answered registered
            send_success_msat,                -,                             Succeeded 0 answered registered
            send_no_timeout,                  -,                             Succeeded 0 answered registered
            send_amountless_with_amt,         -,                             Succeeded 0 answered registered
            send_hold_settled_stream,         -,                             Succeeded 0 answered registered
            send_no_route,                    -,                             Failed NO_ROUTE answered registered
            send_again_after_failed,          -,                             Failed NO_ROUTE answered registered
            send_insufficient_balance,        -,                             Failed INSUFFICIENT_BALANCE answered registered
            send_peer_offline,                -,                             Failed INSUFFICIENT_BALANCE answered registered
            send_hold_cancelled_stream,       -,                             Failed PAYEE_REFUSED answered registered
            send_to_cancelled_invoice,        -,                             Failed PAYEE_REFUSED answered registered
            send_to_cancelled_plain_invoice,  -,                             Failed PAYEE_REFUSED answered registered
            send_unknown_hash_at_payee,       -,                             Failed PAYEE_REFUSED answered registered
            send_stream_at_shutdown,          -,                             Unknown answered registered
            send_already_paid,                -,                             Unknown answered registered
            send_in_flight_already,           -,                             Unknown answered registered
            send_concurrent_loser,            -,                             Unknown answered registered
            send_again_stuck,                 -,                             Unknown answered registered
            send_amountless_no_amt,           track_unknown_hash,            NotSent answered
            send_amt_given_for_fixed_invoice, track_unknown_hash,            NotSent answered
            send_bad_payreq,                  track_unknown_hash,            NotSent answered
            send_empty,                       track_unknown_hash,            NotSent answered
            send_own_invoice,                 track_unknown_hash,            NotSent answered
            send_expired,                     track_after_expired_send,      NotSent answered
            send_expired,                     track_succeeded,               Succeeded 0 answered registered
            send_expired,                     track_no_route,                Failed NO_ROUTE answered registered
            send_expired,                     track_after_restart_in_flight, Unknown answered registered
            send_expired,                     starting_not_ready_stream,     Unknown answered
            auth_readonly_macaroon_send,      track_unknown_hash,            NotSent answered
            auth_readonly_macaroon_send,      auth_readonly_macaroon_send,   Unknown answered
            wallet_locked_send,               starting_wallet_locked_stream, Unknown answered
            wallet_none_send,                 wallet_none_send,              Unknown answered
            """;

    /** Recording of the tracker's answer, what the look-up must say. */
    static final String LOOKS = """
            track_unknown_before_pay,                 Absent
            track_unknown_hash,                       Absent
            track_after_expired_send,                 Absent
            track_hex_path,                           Unclear
            track_malformed,                          Unclear
            track_payments_wrong_method,              Unclear
            track_succeeded,                          Settled 0
            track_succeeded_no_inflight,              Settled 0
            track_after_restart_settled_while_down,   Settled 0
            track_no_route,                           Failed NO_ROUTE
            track_insufficient_balance,               Failed INSUFFICIENT_BALANCE
            track_hold_cancelled,                     Failed PAYEE_REFUSED
            track_after_restart_cancelled_while_down, Failed PAYEE_REFUSED
            track_after_restart_in_flight,            InFlight
            track_after_restart_then_settled,         InFlight
            track_in_flight_then_succeeded,           InFlight
            payment_stuck_in_flight,                  InFlight
            starting_not_ready_stream,                Unclear
            starting_wallet_locked_stream,            Unclear
            starting_not_ready_unary,                 Unclear
            starting_wallet_locked_unary,             Unclear
            starting_waiting_to_start_unary,          Unclear
            auth_readonly_macaroon_send,              Unclear
            auth_bad_macaroon,                        Unclear
            wallet_locked_send,                       Unclear
            wallet_none_send,                         Unclear
            """;

    /** Recording of the answer to getinfo, recording of the state, what the status must say. */
    static final String STATUSES = """
            getinfo,                           state,               up
            auth_no_macaroon,                  state,               ACCESS_DENIED
            auth_bad_macaroon,                 state,               ACCESS_DENIED
            auth_bad_macaroon_hex,             state,               ACCESS_DENIED
            auth_other_nodes_macaroon,         state,               ACCESS_DENIED
            auth_invoice_macaroon_getinfo,     state,               ACCESS_DENIED
            starting_not_ready_unary,          wallet_locked_state, NOT_READY
            starting_wallet_locked_unary,      wallet_locked_state, NOT_READY
            starting_waiting_to_start_unary,   wallet_locked_state, NOT_READY
            wallet_locked_getinfo,             wallet_locked_state, NOT_READY
            wallet_none_getinfo,               wallet_none_state,   NOT_READY
            wallet_unlocked_getinfo_at_once,   wallet_locked_state, NOT_READY
            wallet_unlock,                     state,               BROKEN_ANSWER
            wallet_unlock_again,               wallet_locked_state, NOT_READY
            wallet_unlock_wrong_password,      wallet_locked_state, NOT_READY
            """;

    @ParameterizedTest(name = "{0} then {1}")
    @CsvSource(textBlock = SENDS)
    void send_isReportedAsItsRecordSays(String name, String track, String expected) {
        try (Lab lab = new Lab()) {
            lab.server.on("POST", "/v2/router/send", Scripts.recorded(name));
            PaymentHash hash = Hashes.in(name, track);
            if (!track.equals("-")) {
                lab.server.on("GET", "/v2/router/track/", Scripts.recorded(track));
            }

            SendReport report = lab.pay(hash);

            assertThat(FewWords.of(report)).isEqualTo(expected);
            assertThat(lab.server.requests("POST")).hasSize(1);
            if (report.outcome() instanceof PaymentOutcome.Succeeded paid) {
                assertThat(paid.preimage().hash()).isEqualTo(hash);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = LOOKS)
    void look_saysWhatTheRecordSays(String name, String expected) {
        try (Lab lab = new Lab()) {
            lab.server.on("GET", "/v2/router/track/", tracked(name));
            PaymentHash hash = Hashes.in(name);

            PaymentRecord record = lab.look(hash);

            assertThat(FewWords.of(record)).isEqualTo(expected);
            if (record instanceof PaymentRecord.Settled settled) {
                assertThat(settled.preimage().hash()).isEqualTo(hash);
            }
        }
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(textBlock = STATUSES)
    void status_tellsWhatIsWrong(String info, String state, String expected) {
        try (Lab lab = new Lab()) {
            lab.server.on("GET", "/v1/getinfo", Scripts.recorded(info));
            lab.server.on("GET", "/v1/state", Scripts.recorded(state));

            assertThat(statusOf(lab)).isEqualTo(expected);
        }
    }

    @Test
    void everyRecordingOfSendingTrackingStartingAndRefusing_isInATable() {
        List<String> tabled = Stream.of(SENDS, LOOKS, STATUSES)
                .flatMap(String::lines)
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .toList();
        List<String> forgotten =
                new ArrayList<>(Recording.named("send_", "track_", "starting_", "wallet_", "auth_", "payment_"));
        assertThat(forgotten).hasSizeGreaterThan(60);

        forgotten.removeAll(tabled);

        assertThat(forgotten).isEmpty();
    }

    /** The one recording that is no answer of the tracker holds the same record in a list. */
    static ScriptedServer.Script tracked(String name) {
        if (!name.equals("payment_stuck_in_flight")) {
            return Scripts.recorded(name);
        }
        ObjectNode line = StrictJson.newObject();
        line.set(
                "result",
                StrictJson.object(Recording.of(name).text())
                        .orElseThrow()
                        .path("payments")
                        .path(0));
        return Scripts.lines(line.toString());
    }

    private static String statusOf(Lab lab) {
        try {
            NodeStatus status = lab.payer().status();
            return status.id().equals(Lab.ALICE) ? "up" : "up, but another node";
        } catch (PartyUnavailableException e) {
            return e.trouble().name();
        }
    }
}
