package io.github.hivebolt.adapters.cln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.codec.Bolt12;
import io.github.hivebolt.codec.Bolt12Writer;
import io.github.hivebolt.codec.OfferDraft;
import io.github.hivebolt.codec.OfferInvoiceDraft;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.OfferPayments;
import io.github.hivebolt.ports.OfferReply;
import io.github.hivebolt.ports.OfferRequest;
import io.github.hivebolt.testkit.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a question for an invoice is taken to have brought, whatever a node answers. */
class FetchAnswersTest {
    private static final Msat AMOUNT = Msat.ofSats(2_000);
    private static final String OFFER = offerOver(AMOUNT, "tea");

    private final Lab lab = new Lab();
    private final String invoice = invoiceFor(OFFER, AMOUNT);

    private static String offerOver(Msat amount, String words) {
        return Bolt12Writer.offer(
                new OfferDraft(LightningNetwork.REGTEST, Optional.of(amount), words, Optional.empty(), Lab.BOB));
    }

    private static String invoiceFor(String offer, Msat amount) {
        return Bolt12Writer.invoice(new OfferInvoiceDraft(
                offer,
                LightningNetwork.REGTEST,
                amount,
                Lab.PAID,
                Lab.BOB,
                Lab.CAROL,
                Scripts.NOW,
                Duration.ofHours(1),
                80));
    }

    private static Offer read(String text) {
        try {
            return Bolt12.offer(text);
        } catch (UnreadableInvoiceException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @BeforeEach
    void honestNode() {
        decodes(
                "{\"type\":\"bolt12 offer\",\"valid\":true,\"offer_amount_msat\":2000000}",
                "{\"type\":\"bolt12 invoice\",\"valid\":true,\"invoice_payment_hash\":\"" + Lab.PAID.hex()
                        + "\",\"invoice_amount_msat\":2000000}");
        fetches(invoice);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private void decodes(String offer, String answer) {
        ScriptedServer.Script first = Scripts.json(201, offer);
        ScriptedServer.Script then = Scripts.json(201, answer);
        lab.on("decode", out -> {
            boolean again = lab.asked("decode").size() > 1;
            (again ? then : first).answer(out);
        });
    }

    private void fetches(String text) {
        lab.on("fetchinvoice", Scripts.json(201, "{\"invoice\":\"" + text + "\",\"changes\":{}}"));
    }

    private OfferReply fetch() {
        return lab.adapter
                .offers()
                .orElseThrow()
                .fetch(new OfferRequest(read(OFFER), AMOUNT, Lab.CAROL, Duration.ofSeconds(1)));
    }

    @Test
    void honestAnswer_isFetched_andTheQuestionNamesOfferAndTimeOnly() {
        assertThat(fetch()).isInstanceOf(OfferReply.Fetched.class);
        assertThat(lab.asked("fetchinvoice")).singleElement().satisfies(asked -> {
            assertThat(StrictJson.object(asked.body()).orElseThrow().properties())
                    .extracting(field -> field.getKey())
                    .containsExactlyInAnyOrder("offer", "timeout");
        });
        assertThat(lab.asked("xpay")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "500, 1002, Refused", "500, 1004, Refused", "500, 1003, Unavailable", "500, 1005, Unavailable",
        "500, -1, Unavailable", "500, -32602, Unavailable", "500, 299, Unavailable", "401, 1501, Unavailable",
        "403, 1502, Unavailable", "500, 205, Unavailable"
    })
    void errorsOfTheNode_areANoOnlyWhereTheyAreOne(int status, int code, String expected) {
        lab.on("fetchinvoice", Scripts.json(status, "{\"code\":" + code + ",\"message\":\"x\"}"));
        assertThat(fetch().getClass().getSimpleName()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"invoice\":7}", "[]", "", "{\"invoice\":null}", "\u0000"})
    void answersWithoutAnInvoice_areNoAnswer(String body) {
        lab.on("fetchinvoice", Scripts.json(201, body));
        assertThat(fetch()).isInstanceOf(OfferReply.Unavailable.class);
    }

    @Test
    void invoiceThatDoesNotAnswerTheOffer_isRefused() {
        fetches(invoiceFor(offerOver(AMOUNT, "coffee"), AMOUNT));
        assertThat(fetch()).isInstanceOf(OfferReply.Refused.class);
    }

    @Test
    void invoiceOverAnotherAmount_andOneThatCannotBeRead_areRefused() {
        fetches(invoiceFor(OFFER, Msat.ofSats(2_001)));
        assertThat(fetch()).isInstanceOf(OfferReply.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lni1qq", "lnbc1", "x"})
    void textThatIsNoInvoice_isRefused(String text) {
        fetches(text);
        assertThat(fetch()).isInstanceOf(OfferReply.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"bolt12 offer\",\"valid\":false,\"offer_amount_msat\":2000000}",
                "{\"type\":\"bolt11 invoice\",\"valid\":true}",
                "{\"type\":\"bolt12 offer\",\"valid\":true,\"offer_amount_msat\":1}",
                "{\"type\":\"bolt12 offer\",\"valid\":true}",
                "{\"type\":\"bolt12 offer\",\"valid\":true,\"offer_amount_msat\":2000000,\"offer_currency\":\"USD\"}"
            })
    void offerThatTheNodeReadsInAnotherWay_isRefusedAndNotAskedFor(String read) {
        decodes(read, "{}");
        assertThat(fetch()).isInstanceOf(OfferReply.Refused.class);
        assertThat(lab.asked("fetchinvoice")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"bolt12 invoice\",\"valid\":false,\"invoice_amount_msat\":2000000}",
                "{\"type\":\"bolt12 invoice\",\"valid\":true,\"invoice_amount_msat\":2000000,\"invoice_payment_hash\":\"00\"}"
            })
    void invoiceThatTheNodeReadsInAnotherWay_isRefused(String read) {
        decodes("{\"type\":\"bolt12 offer\",\"valid\":true,\"offer_amount_msat\":2000000}", read);
        assertThat(fetch()).isInstanceOf(OfferReply.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"pays\":[{}]}",
                "{\"pays\":[{\"created_index\":1}]}",
                "{\"pays\":[{\"created_index\":1,\"created_at\":\"x\"}]}",
                "{\"pays\":[{\"created_index\":1,\"created_at\":99999999999999}]}",
                "{\"pays\":[{\"created_index\":1,\"created_at\":1}]}",
                "{\"pays\":[{\"created_index\":1,\"created_at\":1790000000}]}"
            })
    void listThatNeverEndsOrLacksSomething_isUnclear(String list) {
        lab.on("listpays", Scripts.json(201, list));
        assertThat(lab.adapter.offers().orElseThrow().payments(read(OFFER), Lab.CAROL, Scripts.NOW.minusSeconds(900)))
                .isInstanceOf(OfferPayments.Unclear.class);
    }

    /** A page is counted in parts, and a payment of many parts is one row with the lowest number of them. */
    @Test
    void paymentOfThousandsOfParts_doesNotEndTheSearch() {
        lab.on("listpays", out -> {
            long start = StrictJson.object(lab.asked("listpays").getLast().body())
                    .orElseThrow()
                    .path("start")
                    .asLong();
            String row = row(start, Lab.PAID.hex(), "");
            Scripts.json(201, "{\"pays\":[" + (start > 5_000 ? "" : row) + "]}").answer(out);
        });
        assertThat(lab.adapter.offers().orElseThrow().payments(read(OFFER), Lab.CAROL, Scripts.NOW.minusSeconds(900)))
                .isInstanceOf(OfferPayments.Known.class);
    }

    /** Many orders may wait for their payees, and each asks for its offer's payments again and again. */
    @Test
    void secondSearch_readsOnlyWhatIsNew_andForgetsNothing() {
        List<String> rows = new ArrayList<>();
        for (int number = 1; number <= 250; number++) {
            rows.add(row(number, "00".repeat(31) + "%02x".formatted(number), ""));
        }
        rows.set(99, row(100, Lab.PAID.hex(), ",\"bolt12\":\"" + invoice + "\""));
        lab.on("listpays", out -> {
            JsonNode question =
                    StrictJson.object(lab.asked("listpays").getLast().body()).orElseThrow();
            int start = question.path("start").asInt() - 1;
            int end = Math.min(rows.size(), start + question.path("limit").asInt());
            List<String> page = start < end ? rows.subList(start, end) : List.of();
            Scripts.json(201, "{\"pays\":[" + String.join(",", page) + "]}").answer(out);
        });

        assertThat(payments(OFFER)).containsExactly(Lab.PAID);
        int asked = lab.asked("listpays").size();
        assertThat(payments(OFFER)).containsExactly(Lab.PAID);
        assertThat(payments(offerOver(AMOUNT, "coffee"))).isEmpty();
        assertThat(lab.asked("listpays")).hasSize(asked + 2);

        String later = "ab".repeat(32);
        rows.add(row(251, later, ",\"bolt12\":\"" + invoice + "\""));
        assertThat(payments(OFFER)).containsExactlyInAnyOrder(Lab.PAID, new PaymentHash(later));
    }

    private static String row(long number, String hash, String more) {
        return "{\"created_index\":" + number + ",\"created_at\":" + Scripts.NOW.getEpochSecond()
                + ",\"payment_hash\":\"" + hash + "\"" + more + "}";
    }

    private Set<PaymentHash> payments(String offer) {
        OfferPayments found =
                lab.adapter.offers().orElseThrow().payments(read(offer), Lab.CAROL, Scripts.NOW.minusSeconds(900));
        assertThat(found).isInstanceOf(OfferPayments.Known.class);
        return ((OfferPayments.Known) found).hashes();
    }
}
