package io.github.hivebolt.adapters.lnd;

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
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hold invoices, on recorded answers. */
class ReceiverTest {
    private static final Preimage PREIMAGE =
            new Preimage("9df4cc72fd3981f40ecafa3cb3a71ab2b9e08396d222e2926263e4a29d5fcd41");
    private static final PaymentHash HASH = PREIMAGE.hash();
    private static final PaymentHash CANCELLED =
            new PaymentHash("f277acebe7866488ff1a5c8feeecab009b097e198ec8e1090412282638b4d584");
    private static final HoldInvoiceRequest REQUEST =
            new HoldInvoiceRequest(PREIMAGE, Msat.ofSats(2000), "hold", Optional.empty(), Duration.ofHours(1), 80);

    private final Lab lab = new Lab();
    private final LightningReceiver receiver = lab.adapter.receiver().orElseThrow();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void create_asksForTheHashOnlyAndReturnsWhatLndStored() {
        lab.server.on("POST", "/v2/invoices/hodl", Scripts.recorded("hold_add"));
        invoice(HASH, "hold_lookup_accepted");

        assertThat(receiver.create(REQUEST)).satisfies(invoice -> {
            assertThat(invoice.paymentHash()).isEqualTo(HASH);
            assertThat(invoice.amount()).contains(Msat.ofSats(2000));
        });
        assertThat(lab.server.requests("POST")).singleElement().satisfies(request -> {
            assertThat(request.body()).doesNotContain(PREIMAGE.hex()).contains("\"value_msat\":\"2000000\"");
            assertThat(request.body()).contains("\"expiry\":\"3600\"", "\"cltv_expiry\":\"80\"", "\"memo\":\"hold\"");
        });
    }

    @Test
    void createAgain_returnsTheInvoiceThatExists() {
        lab.server.on("POST", "/v2/invoices/hodl", Scripts.recorded("hold_add_duplicate"));
        invoice(HASH, "hold_lookup_settled");

        assertThat(receiver.create(REQUEST).paymentHash()).isEqualTo(HASH);
    }

    @Test
    void createThatIsRefused_says_why() {
        lab.server.on("POST", "/v2/invoices/hodl", Scripts.recorded("wallet_locked_getinfo"));
        lab.server.on("GET", "/v1/invoice/", Scripts.recorded("invoice_lookup_unknown"));

        assertThatExceptionOfType(PartyUnavailableException.class)
                .isThrownBy(() -> receiver.create(REQUEST))
                .withMessageContaining("wallet locked");
    }

    @Test
    void createWithALostAnswer_isUnavailableAndNotRepeated() {
        lab.server.on("POST", "/v2/invoices/hodl", out -> {});
        invoice(HASH, "hold_lookup_accepted");

        assertThatExceptionOfType(PartyUnavailableException.class).isThrownBy(() -> receiver.create(REQUEST));
        assertThat(lab.server.requests("POST")).hasSize(1);
    }

    @Test
    void look_tellsEveryState() {
        lab.server.on("GET", "/v1/invoice/", Scripts.recorded("invoice_lookup_unknown"));
        assertThat(receiver.look(HASH)).isEmpty();

        invoice(HASH, "hold_lookup_accepted");
        assertThat(receiver.look(HASH))
                .contains(new ReceivedPayment(HASH, State.ACCEPTED, Msat.ofSats(2000), 626 - 543));

        invoice(HASH, "hold_lookup_settled");
        assertThat(receiver.look(HASH)).contains(new ReceivedPayment(HASH, State.SETTLED, Msat.ofSats(2000), 0));

        invoice(CANCELLED, "hold_lookup_cancelled");
        assertThat(receiver.look(CANCELLED))
                .contains(new ReceivedPayment(CANCELLED, State.CANCELLED, Msat.ofSats(2100), 0));

        invoice(Lab.PAID, "invoice_lookup_open");
        assertThat(receiver.look(Lab.PAID)).contains(new ReceivedPayment(Lab.PAID, State.OPEN, Msat.ZERO, 0));
    }

    @Test
    void unknownState_isNoState() {
        String text = Recording.of("hold_lookup_settled").text().replace("\"SETTLED\"", "\"FORGIVEN\"");
        lab.server.on("GET", "/v1/invoice/", Scripts.json(200, text));

        assertThatExceptionOfType(PartyUnavailableException.class).isThrownBy(() -> receiver.look(HASH));
    }

    @Test
    void anotherInvoicesRecord_isNotOurs() {
        invoice(Lab.PAID, "hold_lookup_settled");

        assertThatExceptionOfType(PartyUnavailableException.class).isThrownBy(() -> receiver.look(Lab.PAID));
    }

    @Test
    void unknownPath_isNotAnUnknownInvoice() {
        lab.server.on(
                "GET", "/v1/invoice/", Scripts.json(404, "{\"code\":5,\"message\":\"Not Found\",\"details\":[]}"));

        assertThatExceptionOfType(PartyUnavailableException.class).isThrownBy(() -> receiver.look(HASH));
    }

    @Test
    void settle_andAgain_isFine() {
        lab.server.on("POST", "/v2/invoices/settle", Scripts.recorded("hold_settle"));
        receiver.settle(PREIMAGE);
        lab.server.on("POST", "/v2/invoices/settle", Scripts.recorded("hold_settle_again"));
        receiver.settle(PREIMAGE);

        assertThat(lab.server.requests("POST").getFirst().body())
                .isEqualTo("{\"preimage\":\"nfTMcv05gfQOyvo8s6casrngg5bSIuKSYmPkop1fzUE=\"}");
    }

    @Test
    void settleThatIsRefused_isDoneOnlyIfTheInvoiceIsSettled() {
        lab.server.on("POST", "/v2/invoices/settle", Scripts.recorded("hold_settle_before_pay"));
        invoice(HASH, "hold_lookup_accepted");
        assertThatExceptionOfType(PartyUnavailableException.class)
                .isThrownBy(() -> receiver.settle(PREIMAGE))
                .withMessageContaining("invoice still open");

        invoice(HASH, "hold_lookup_settled");
        receiver.settle(PREIMAGE);
    }

    @Test
    void cancel_andAgain_isFine_andAfterSettlementRefused() {
        lab.server.on("POST", "/v2/invoices/cancel", Scripts.recorded("hold_cancel"));
        receiver.cancel(CANCELLED);
        lab.server.on("POST", "/v2/invoices/cancel", Scripts.recorded("hold_cancel_again"));
        receiver.cancel(CANCELLED);

        lab.server.on("POST", "/v2/invoices/cancel", Scripts.recorded("hold_cancel_after_settle"));
        invoice(HASH, "hold_lookup_settled");
        assertThatExceptionOfType(PartyUnavailableException.class)
                .isThrownBy(() -> receiver.cancel(HASH))
                .withMessageContaining("invoice already settled");
    }

    @Test
    void noMessage_holdsThePreimage() {
        lab.server.on("POST", "/v2/invoices/settle", out -> {});

        assertThatExceptionOfType(PartyUnavailableException.class)
                .isThrownBy(() -> receiver.settle(PREIMAGE))
                .withMessageNotContaining(PREIMAGE.hex());
    }

    private void invoice(PaymentHash hash, String recording) {
        lab.server.on("GET", "/v1/invoice/" + hash.hex(), Scripts.recorded(recording));
    }
}
