package io.github.hivebolt.adapters.cln;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.testkit.FewWords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every recorded answer must be taken for. */
class RecordingTableTest {
    /** Recording of the answer to the pay request, what the books then say, what must be reported. */
    static final String SENDS = """
        xpay_ok,                       -,                               Succeeded 0 answered registered
        xpay_ok_two_hops,              -,                               Succeeded 1001 answered registered
        xpay_hold_settled,             -,                               Succeeded 0 answered registered
        xpay_amountless_with_amount,   -,                               Succeeded 0 answered registered
        xpay_maxfee_zero_direct,       -,                               Succeeded 0 answered registered
        xpay_own_invoice,              -,                               Succeeded 0 answered registered
        xpay_payee_rejects,            listpays_failed_xpay,            Failed PAYEE_REFUSED answered registered
        xpay_hold_cancelled,           listpays_after_cancel_xpay,      Failed PAYEE_REFUSED answered registered
        xpay_payee_rejects,            listpays_unknown,                Unknown answered
        xpay_payee_rejects,            listpays_pending_xpay,           Unknown answered registered
        xpay_payee_rejects,            auth_no_rune,                    Unknown answered
        xpay_insufficient,             listpays_after_insufficient_xpay, Failed NO_ROUTE answered
        xpay_insufficient,             listpays_pending_xpay,           Unknown answered registered
        xpay_insufficient,             listpays_failed_xpay,            Failed NO_ROUTE answered registered
        xpay_insufficient,             listpays_complete_xpay,          Unknown answered registered
        xpay_insufficient,             xpay_lightningd_killed,          Unknown answered
        xpay_maxfee_too_low,           listpays_unknown,                Failed NO_ROUTE answered
        xpay_expired,                  listpays_after_expired_xpay,     NotSent answered
        xpay_expired,                  listpays_complete_xpay,          Unknown answered registered
        xpay_expired,                  listpays_failed_xpay,            Unknown answered registered
        xpay_expired,                  listpays_pending_xpay,           Unknown answered registered
        xpay_expired,                  xpay_lightningd_killed,          Unknown answered
        xpay_bad_invoice,              listpays_unknown,                NotSent answered
        xpay_missing_param,            listpays_unknown,                NotSent answered
        xpay_wrong_network,            listpays_unknown,                NotSent answered
        xpay_amountless_no_amount,     listpays_unknown,                NotSent answered
        auth_rune_not_permitted,       listpays_unknown,                NotSent answered
        auth_no_rune,                  listpays_unknown,                NotSent answered
        auth_no_rune,                  auth_no_rune,                    Unknown answered
        unknown_method,                listpays_unknown,                NotSent answered
        xpay_again_already_paid,       listpays_complete_xpay,          Unknown answered registered
        xpay_again_already_paid,       listpays_unknown,                Unknown answered
        xpay_again_already_paid,       xpay_lightningd_killed,          Unknown answered registered
        xpay_while_pending,            listpays_pending_xpay,           Unknown answered registered
        xpay_while_pending,            listpays_unknown,                Unknown answered
        xpay_while_pending,            xpay_lightningd_killed,          Unknown answered
        xpay_lightningd_killed,        listpays_unknown,                Unknown
        xpay_lightningd_killed,        xpay_lightningd_killed,          Unknown
        xpay_lightningd_killed,        listpays_after_restart_pending,  Unknown registered
        """;

    /** Recording of the answer of the books, what the look-up must say. */
    static final String LOOKS = """
        listpays_unknown,                 Absent
        listpays_after_expired_pay,       Absent
        listpays_after_expired_xpay,      Absent
        listpays_after_insufficient_pay,  Absent
        listpays_after_insufficient_xpay, Absent
        listpays_complete_pay,            Settled 0
        listpays_complete_xpay,           Settled 0
        listpays_after_restart_settled,   Settled 0
        listpays_failed_pay,              Failed OTHER
        listpays_failed_xpay,             Failed OTHER
        listpays_after_cancel_pay,        Failed OTHER
        listpays_after_cancel_xpay,       Failed OTHER
        listpays_pending_pay,             InFlight
        listpays_pending_xpay,            InFlight
        listpays_after_restart_pending,   InFlight
        listpays_stuck_pending,           InFlight
        listsendpays_complete_xpay,       Unclear
        xpay_lightningd_killed,           Unclear
        auth_no_rune,                     Unclear
        auth_bad_rune,                    Unclear
        auth_forged_rune,                 Unclear
        auth_rune_not_permitted,          Unclear
        unknown_method,                   Unclear
        get_instead_of_post,              Unclear
        bad_json,                         Unclear
        bad_params,                       Unclear
        """;

    /** Recording of the answer to getinfo, what the status must say. */
    static final String STATUSES = """
        getinfo,                 up
        auth_no_rune,            ACCESS_DENIED
        auth_bad_rune,           ACCESS_DENIED
        auth_forged_rune,        ACCESS_DENIED
        auth_rune_not_permitted, ACCESS_DENIED
        xpay_lightningd_killed,  NOT_READY
        unknown_method,          BROKEN_ANSWER
        listpays_unknown,        BROKEN_ANSWER
        """;

    @ParameterizedTest(name = "{0} then {1}")
    @CsvSource(textBlock = SENDS)
    void send_isReportedAsTheBooksSay(String name, String books, String expected) {
        try (Lab lab = new Lab()) {
            lab.on("xpay", Scripts.recorded(name));
            PaymentHash hash = hashOf(name, books);
            if (!books.equals("-")) {
                lab.on("listpays", Scripts.recorded(books));
            }

            SendReport report = lab.pay(hash);

            assertThat(FewWords.of(report)).isEqualTo(expected);
            assertThat(lab.asked("xpay")).hasSize(1);
            if (report.outcome() instanceof PaymentOutcome.Succeeded paid) {
                assertThat(paid.preimage().hash()).isEqualTo(hash);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = LOOKS)
    void look_saysWhatTheBooksSay(String name, String expected) {
        try (Lab lab = new Lab()) {
            lab.on("listpays", Scripts.recorded(name));
            PaymentHash hash = Recording.hashIn(name);

            PaymentRecord record = lab.look(hash);

            assertThat(FewWords.of(record)).isEqualTo(expected);
            if (record instanceof PaymentRecord.Settled settled) {
                assertThat(settled.preimage().hash()).isEqualTo(hash);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = STATUSES)
    void status_tellsWhatIsWrong(String info, String expected) {
        try (Lab lab = new Lab()) {
            lab.on("getinfo", Scripts.recorded(info));

            assertThat(statusOf(lab)).isEqualTo(expected);
        }
    }

    @Test
    void everyRecordingOfPayingListingAndRefusing_isInATable() {
        List<String> tabled = Stream.of(SENDS, LOOKS, STATUSES)
                .flatMap(String::lines)
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .toList();
        List<String> forgotten = new ArrayList<>(Recording.named("xpay_", "listpays_", "auth_"));
        assertThat(forgotten).hasSizeGreaterThan(35);

        forgotten.removeAll(tabled);

        assertThat(forgotten).isEmpty();
    }

    /** The books decide which payment is meant; a pay request that they are not about is of the same one. */
    private static PaymentHash hashOf(String send, String books) {
        return Recording.hashIn(books.startsWith("listpays") ? books : "-", send);
    }

    private static String statusOf(Lab lab) {
        try {
            NodeStatus status = lab.payer().status();
            return status.id().equals(Lab.CAROL) ? "up" : "up, but another node";
        } catch (PartyUnavailableException e) {
            return e.trouble().name();
        }
    }
}
