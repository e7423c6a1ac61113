package io.github.hivebolt.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutKind;
import io.github.hivebolt.domain.payout.PayoutState;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.engine.GatewayDesk.OrderDossier;
import io.github.hivebolt.ports.store.HistoryEntry;
import io.github.hivebolt.ports.store.OrderRow;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What callers read of orders in every state. */
class OrderReportTest {
    private static final Set<String> PUBLIC_FIELDS = Set.of(
            "id",
            "direction",
            "state",
            "reason",
            "reasonText",
            "waitingFor",
            "asset",
            "received",
            "amountSats",
            "feeMsat",
            "routingMsat",
            "rate",
            "transfers",
            "history",
            "createdAt",
            "updatedAt");

    private static OrderDossier dossier(SendOrder order, Optional<Payout> payout) {
        return new OrderDossier(
                new OrderRow(order, SampleOrders.NOW, SampleOrders.NOW),
                List.of(
                        new HistoryEntry("received", SampleOrders.NOW, ""),
                        new HistoryEntry(order.state().label(), SampleOrders.NOW, "a note")),
                payout);
    }

    private static JsonObject full(SendState state) {
        return Answers.json(OrderReport.full(dossier(SampleOrders.order(1, state), Optional.empty())));
    }

    private static JsonObject reduced(SendState state) {
        return Answers.json(OrderReport.reduced(dossier(SampleOrders.order(1, state), Optional.empty())));
    }

    @Test
    void everyStateIsTriedHere_andCanBeAskedFor() {
        assertThat(SampleOrders.EVERY_STATE.stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(SendState.class.getPermittedSubclasses());
        assertThat(SampleOrders.EVERY_STATE.stream().map(SendState::label))
                .containsExactlyElementsOf(OrderQuery.SEND_STATES);
    }

    @Test
    void everyState_hasTheFieldsOfEveryOrderAndNoNull() {
        for (SendState state : SampleOrders.EVERY_STATE) {
            JsonObject order = full(state);
            assertThat(order.getString("id"))
                    .isEqualTo(SampleOrders.transaction(1).hex() + "-0");
            assertThat(order.getString("state")).isEqualTo(state.label());
            assertThat(order.getString("direction")).isEqualTo("send");
            assertThat(order.getString("account")).isEqualTo("alice");
            assertThat(order.getString("received")).isEqualTo("12.345");
            assertThat(order.getString("asset")).isEqualTo("HIVE");
            assertThat(order.getString("createdAt")).isEqualTo("2026-03-04T05:06:07Z");
            assertThat(order.values()).doesNotContain(JsonValue.NULL);
            assertThat(order.containsKey("paymentHash"))
                    .isEqualTo(state.knownDispatch().isPresent());
            assertThat(order.containsKey("preimage"))
                    .isEqualTo(state.knownPayment().isPresent());
        }
    }

    @Test
    void done_tellsAmountsExactly() {
        JsonObject order = full(SampleOrders.EVERY_STATE.get(5));

        assertThat(order.getJsonNumber("amountSats").longValueExact()).isEqualTo(2_000);
        assertThat(order.getString("amountMsat")).isEqualTo("2000500");
        assertThat(order.getString("feeMsat")).isEqualTo("80008");
        assertThat(order.getString("routingMsat")).isEqualTo("1234");
        assertThat(order.getString("rate")).isEqualTo("212.4150");
        assertThat(order.getString("preimage")).isEqualTo(SampleOrders.PREIMAGE.hex());
        assertThat(order.getString("paymentHash"))
                .isEqualTo(SampleOrders.PREIMAGE.hash().hex());
    }

    @Test
    void refused_tellsCodeAndWords() {
        JsonObject order = full(SampleOrders.EVERY_STATE.get(7));

        assertThat(order.getString("reason")).isEqualTo("INVOICE_EXPIRED");
        assertThat(order.getString("reasonText")).isEqualTo("the invoice has expired");
    }

    @Test
    void parked_tellsTheOperatorCauseEvidenceAndUnansweredSends() {
        JsonObject parked = full(SampleOrders.PARKED_IN_FLIGHT);

        assertThat(parked.getString("cause")).isEqualTo("UNANSWERED_SEND");
        assertThat(parked.getString("evidence")).isEqualTo("the node never answered");
        assertThat(parked.getString("before")).isEqualTo("paying");
        assertThat(parked.getJsonObject("requests").getInt("unanswered")).isEqualTo(1);
    }

    @Test
    void everybodyElse_seesOnlyWhatIsPublic() {
        for (SendState state : SampleOrders.EVERY_STATE) {
            JsonObject order = reduced(state);
            assertThat(PUBLIC_FIELDS).containsAll(order.keySet());
            assertThat(order.toString())
                    .doesNotContain(SampleOrders.PREIMAGE.hex())
                    .doesNotContain(SampleOrders.PREIMAGE.hash().hex())
                    .doesNotContain("lnbcrt1sample", "alice", "a note", "the node never answered");
        }
        assertThat(reduced(SampleOrders.EVERY_STATE.get(7)).getString("reason")).isEqualTo("INVOICE_EXPIRED");
    }

    @Test
    void orderWithEncryptedMemo_tellsEverybodyElseNothingThatTheMemoCouldHaveTold() {
        for (SendState state : SampleOrders.EVERY_STATE) {
            SendOrder open = SampleOrders.order(1, state);
            SendOrder secret = new SendOrder(open.transfer(), true, state);

            JsonObject order = Answers.json(OrderReport.reduced(dossier(secret, Optional.empty())));

            assertThat(order.keySet())
                    .doesNotContain("amountSats", "feeMsat", "routingMsat", "rate", "reason", "reasonText");
            assertThat(order.getString("received")).isEqualTo("12.345");
        }
    }

    @Test
    void transfers_tellTheTransactionOnceItIsSigned() {
        TransferDraft draft = new TransferDraft(
                new AccountName("gateway"), new AccountName("alice"), new HiveAmount(500, HiveAsset.HIVE), "| hb:1");
        SignedTransfer signed = new SignedTransfer(draft, SampleOrders.RETURNING, SampleOrders.NOW, 90, "{}");
        List<PayoutState> states = List.of(
                new PayoutState.Planned(),
                new PayoutState.Signed(signed),
                new PayoutState.Confirmed(SampleOrders.RETURNING, 120),
                new PayoutState.Held("no such account"));
        assertThat(states.stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(PayoutState.class.getPermittedSubclasses());
        SendOrder order = SampleOrders.order(1, SampleOrders.EVERY_STATE.get(4));
        for (PayoutState state : states) {
            Payout payout = Payout.planned(order.id(), PayoutKind.CHANGE, draft).with(state);

            JsonObject transfer = Answers.json(OrderReport.reduced(dossier(order, Optional.of(payout))))
                    .getJsonArray("transfers")
                    .getJsonObject(0);

            assertThat(transfer.getString("kind")).isEqualTo("change");
            assertThat(transfer.getString("amount")).isEqualTo("0.500");
            assertThat(transfer.getString("asset")).isEqualTo("HIVE");
            assertThat(transfer.getString("state")).isEqualTo(state.label());
            boolean hasTransaction = state instanceof PayoutState.Signed || state instanceof PayoutState.Confirmed;
            assertThat(transfer.containsKey("trxId")).isEqualTo(hasTransaction);
        }
        assertThat(Arrays.stream(PayoutKind.values()).map(Enum::name)).containsExactly("CHANGE", "REFUND", "PAYOUT");
    }
}
