package io.github.hivebolt.adapters.cln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.HoldInvoiceRequest;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.ReceivedPayment;
import io.github.hivebolt.ports.ReceivedPayment.State;
import io.github.hivebolt.ports.TakenPayment;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plain invoices, on recorded answers. */
class ReceiverTest {
    private static final Preimage PREIMAGE =
            new Preimage("d447a9034245559a3f500ebb0965600486b3af5f9e8b853ad453312ce73d3b83");
    private static final PaymentHash HASH = PREIMAGE.hash();
    private static final PaymentHash EXPIRED =
            new PaymentHash("44f793c22ea94268e83c1fee543d2f489fc0480c872c85f055e019a1e4be2ee9");
    private static final Msat AMOUNT = Msat.ofSats(1500);

    private final Lab lab = new Lab();
    private final LightningReceiver receiver = lab.adapter.receiver().orElseThrow();

    @AfterEach
    void close() {
        lab.close();
    }

    private static HoldInvoiceRequest request(Optional<String> hashed) {
        return new HoldInvoiceRequest(PREIMAGE, AMOUNT, "9.600 HIVE for alice", hashed, Duration.ofMinutes(10), 80);
    }

    @Test
    void create_asksUnderTheOrdersLabel_andReturnsWhatTheNodeStored() {
        lab.on("invoice", Scripts.recorded("invoice"));
        lab.on("listinvoices", Scripts.recorded("listinvoices_by_hash"));

        assertThat(receiver.create(request(Optional.empty())).paymentHash()).isEqualTo(HASH);
        assertThat(lab.asked("invoice"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body())
                        .contains("\"label\":\"9.600 HIVE for alice\"", "\"description\":\"9.600 HIVE for alice\"")
                        .contains("\"amount_msat\":1500000", "\"expiry\":600", "\"deschashonly\":false"));
    }

    @Test
    void createForLnurl_sendsTheMetadataItself_forTheNodeToHash() {
        lab.on("invoice", Scripts.recorded("invoice"));
        lab.on("listinvoices", Scripts.recorded("listinvoices_by_hash"));

        receiver.create(request(Optional.of("[[\"text/plain\",\"x\"]]")));
        assertThat(lab.asked("invoice"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body())
                        .contains("\"label\":\"9.600 HIVE for alice\"", "\"deschashonly\":true")
                        .contains("\"description\":\"[[\\\"text/plain\\\",\\\"x\\\"]]\""));
    }

    @Test
    void createAgain_returnsTheInvoiceThatExists() {
        lab.on("invoice", Scripts.recorded("invoice_duplicate_label"));
        lab.on("listinvoices", Scripts.recorded("listinvoices_paid"));

        assertThat(receiver.create(request(Optional.empty())).paymentHash()).isEqualTo(HASH);
    }

    @Test
    void labelOfSomebodyElse_isNoInvoiceOfOurs() {
        lab.on("invoice", Scripts.recorded("invoice_duplicate_label"));
        lab.on("listinvoices", Scripts.recorded("listinvoices_unknown"));

        assertThatExceptionOfType(PartyUnavailableException.class)
                .isThrownBy(() -> receiver.create(request(Optional.empty())))
                .withMessageContaining("Duplicate label");
    }

    @Test
    void createWithALostAnswer_isUnavailableAndNotRepeated() {
        lab.on("invoice", out -> {});
        lab.on("listinvoices", Scripts.recorded("listinvoices_by_hash"));

        assertThatExceptionOfType(PartyUnavailableException.class)
                .isThrownBy(() -> receiver.create(request(Optional.empty())));
        assertThat(lab.asked("invoice")).hasSize(1);
    }

    @Test
    void look_tellsEveryState() {
        lab.on("listinvoices", Scripts.recorded("listinvoices_unknown"));
        assertThat(receiver.look(HASH)).isEmpty();
        lab.on("listinvoices", Scripts.recorded("listinvoices_unpaid"));
        assertThat(receiver.look(HASH)).contains(new ReceivedPayment(HASH, State.OPEN, Msat.ZERO, 0));
        lab.on("listinvoices", Scripts.recorded("listinvoices_paid"));
        assertThat(receiver.look(HASH)).contains(new ReceivedPayment(HASH, State.PAID, AMOUNT, 0));
        lab.on("listinvoices", Scripts.recorded("listinvoices_expired"));
        assertThat(receiver.look(EXPIRED)).contains(new ReceivedPayment(EXPIRED, State.CANCELLED, Msat.ZERO, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "\"status\":\"paid\", \"status\":\"forgiven\"",
        "payment_preimage\":\"d447a903, payment_preimage\":\"00000000",
        "\"amount_received_msat\":1500000, \"amount_received_msat\":-1",
        "amount_received_msat, amount_hoped_for_msat",
        "payment_hash\":\"b8ac5caf, payment_hash\":\"00000000",
        "\"invoices\":, \"bills\":"
    })
    void damagedRecordOfAPaidInvoice_isNoRecord(String what, String by) {
        String text = Recording.of("listinvoices_paid").text();
        assertThat(text).contains(what);
        lab.on("listinvoices", Scripts.json(201, text.replace(what, by)));

        assertThatExceptionOfType(PartyUnavailableException.class).isThrownBy(() -> receiver.look(HASH));
    }

    @Test
    void twoInvoicesOfOneHash_areNoRecord() {
        String text = Recording.of("listinvoices_unpaid").text();
        String row = text.substring(text.indexOf('[') + 1, text.lastIndexOf(']'));
        lab.on("listinvoices", Scripts.json(201, "{\"invoices\":[" + row + "," + row + "]}"));

        assertThatExceptionOfType(PartyUnavailableException.class).isThrownBy(() -> receiver.look(HASH));
    }

    @Test
    void takenAfter_tellsThePaymentAndItsNumber_orThatThereIsNone() {
        lab.on("waitanyinvoice", Scripts.recorded("waitanyinvoice"));
        assertThat(receiver.takenAfter(0, Duration.ofSeconds(5)))
                .containsExactly(new TakenPayment(1, HASH, AMOUNT, Optional.empty()));
        assertThat(lab.asked("waitanyinvoice").getFirst().body()).isEqualTo("{\"lastpay_index\":0,\"timeout\":5}");
        assertThatExceptionOfType(PartyUnavailableException.class)
                .as("a number that was read already")
                .isThrownBy(() -> receiver.takenAfter(1, Duration.ofSeconds(5)));
        lab.on("waitanyinvoice", Scripts.recorded("waitanyinvoice_timeout"));
        assertThat(receiver.takenAfter(1, Duration.ofSeconds(1))).isEmpty();
    }

    @Test
    void cancelOfAnInvoiceThatIsOver_leavesTheRecordAlone() {
        lab.on("listinvoices", Scripts.recorded("listinvoices_expired"));
        receiver.cancel(EXPIRED);
        assertThat(lab.asked("delinvoice")).isEmpty();
    }

    @Test
    void cancelOfAPaidInvoice_isRefused_andNothingIsDeleted() {
        lab.on("listinvoices", Scripts.recorded("listinvoices_paid"));
        assertThatExceptionOfType(PartyUnavailableException.class).isThrownBy(() -> receiver.cancel(HASH));
        assertThat(lab.asked("delinvoice")).isEmpty();
    }

    @Test
    void noMessage_holdsThePreimage() {
        lab.on("invoice", out -> {});
        assertThatExceptionOfType(PartyUnavailableException.class)
                .isThrownBy(() -> receiver.create(request(Optional.empty())))
                .withMessageNotContaining(PREIMAGE.hex());
    }
}
