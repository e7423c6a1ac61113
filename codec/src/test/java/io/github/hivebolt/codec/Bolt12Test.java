package io.github.hivebolt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.Checks;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.money.Msat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class Bolt12Test {
    private static final NodeId BOB = new NodeId("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
    private static final NodeId PAYER =
            new NodeId("02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5");
    private static final PaymentHash HASH = new PaymentHash("42".repeat(32));
    private static final Instant CREATED = Instant.ofEpochSecond(1_700_000_000);

    private static OfferDraft offerDraft(LightningNetwork network, Optional<Msat> amount) {
        return new OfferDraft(network, amount, "coffee", Optional.empty(), BOB);
    }

    private static String offer() {
        return Bolt12Writer.offer(offerDraft(LightningNetwork.REGTEST, Optional.of(new Msat(2_000_000))));
    }

    private static OfferInvoiceDraft draft(LightningNetwork network) {
        String offer = Bolt12Writer.offer(offerDraft(network, Optional.of(new Msat(2_000_000))));
        return new OfferInvoiceDraft(
                offer, network, new Msat(2_000_000), HASH, BOB, PAYER, CREATED, Duration.ofMinutes(10), 144);
    }

    private static String invoiceWith(Consumer<SortedMap<Long, byte[]>> change) {
        SortedMap<Long, byte[]> fields = Bolt12Writer.invoiceFields(draft(LightningNetwork.REGTEST));
        change.accept(fields);
        return Bolt12Text.write("lni", TlvStream.write(fields));
    }

    private static String offerWith(Consumer<SortedMap<Long, byte[]>> change) throws UnreadableInvoiceException {
        SortedMap<Long, byte[]> fields =
                new TreeMap<>(TlvStream.parse(Bolt12Text.bytes(offer(), "lno")).records());
        change.accept(fields);
        return Bolt12Text.write("lno", TlvStream.write(fields));
    }

    private static void assertUnreadableInvoice(Consumer<SortedMap<Long, byte[]>> change) {
        assertThatThrownBy(() -> Bolt12.invoice(invoiceWith(change))).isInstanceOf(UnreadableInvoiceException.class);
    }

    private static void assertUnreadableOffer(Consumer<SortedMap<Long, byte[]>> change) {
        assertThatThrownBy(() -> Bolt12.offer(offerWith(change))).isInstanceOf(UnreadableInvoiceException.class);
    }

    @ParameterizedTest
    @EnumSource(LightningNetwork.class)
    void anInvoice_isReadAsItWasWritten(LightningNetwork network) throws UnreadableInvoiceException {
        String text = Bolt12Writer.invoice(draft(network));
        assertThat(Bolt12.invoice(text))
                .isEqualTo(new Invoice(
                        text,
                        network,
                        HASH,
                        BOB,
                        Optional.of(new Msat(2_000_000)),
                        CREATED,
                        Duration.ofMinutes(10),
                        144,
                        Optional.of("coffee")));
    }

    @ParameterizedTest
    @EnumSource(LightningNetwork.class)
    void anOffer_isReadAsItWasWritten(LightningNetwork network) throws UnreadableInvoiceException {
        String text =
                Bolt12Writer.offer(new OfferDraft(network, Optional.of(new Msat(7)), "tea", Optional.of(CREATED), BOB));
        assertThat(Bolt12.offer(text))
                .isEqualTo(new Offer(
                        text, List.of(network), Optional.of(new Msat(7)), Optional.of(CREATED), Offer.Terms.PLAIN));
    }

    /** The offer of BOLT 12's own text: {@code chains} absent, a node and nothing else. */
    @Test
    void anOfferOfThePublishedForm_isForTheMainNetwork() throws UnreadableInvoiceException {
        String bare = Bolt12Text.write("lno", TlvStream.write(new TreeMap<>(Map.of(22L, Checks.bytesOf(BOB.hex())))));
        assertThat(Bolt12.offer(bare).networks()).containsExactly(LightningNetwork.MAINNET);
        assertThat(Bolt12.offer(bare).amount()).isEmpty();
    }

    @Test
    void upperCaseAndContinuations_areReadAsTheSameOffer() throws UnreadableInvoiceException {
        String text = offer();
        String cut = text.substring(0, 20) + "+" + text.substring(20, 40) + "+\n  " + text.substring(40);
        assertThat(Bolt12.offer(cut)).isEqualTo(Bolt12.offer(text));
        assertThat(Bolt12.offer(text.toUpperCase(Locale.ROOT)).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lno1+", "lno1", "lno", "", "lno1b", "lno1qq+", "+lno1qq", "lno1q++q", "lni1qq", "lno1Qq"})
    void textsThatBreakTheForm_areUnreadable(String text) {
        assertThatThrownBy(() -> Bolt12.offer(text)).isInstanceOf(UnreadableInvoiceException.class);
    }

    @Test
    void everyFieldThatAnOfferMayHave_isAccepted() throws UnreadableInvoiceException {
        Consumer<SortedMap<Long, byte[]>> more = fields -> {
            fields.put(4L, new byte[16]);
            fields.put(12L, new byte[0]);
            fields.put(16L, new byte[70]);
            fields.put(18L, "the tea house".getBytes(StandardCharsets.UTF_8));
        };
        assertThat(Bolt12.offer(offerWith(more)).terms()).isEqualTo(Offer.Terms.PLAIN);
        assertThat(Bolt12.invoice(invoiceWith(more)).paymentHash()).isEqualTo(HASH);
    }

    @Test
    void theDefaultExpiry_isTwoHours() throws UnreadableInvoiceException {
        assertThat(Bolt12.invoice(invoiceWith(fields -> fields.remove(166L))).expiry())
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void theLongestTimelockOfAllPaths_counts() throws UnreadableInvoiceException {
        Invoice invoice = Bolt12.invoice(invoiceWith(fields -> {
            byte[] one = fields.getOrDefault(162L, new byte[0]);
            byte[] longer = one.clone();
            longer[8] = 2;
            fields.put(
                    162L,
                    ByteBuffer.allocate(2 * one.length).put(longer).put(one).array());
        }));
        assertThat(invoice.minFinalCltvBlocks()).isEqualTo(2 * 256 + 144);
    }

    @ParameterizedTest
    @ValueSource(longs = {160, 162, 164, 168, 170, 176, 240})
    void anInvoiceWithoutAFieldThatCounts_isUnreadable(long type) {
        assertUnreadableInvoice(fields -> fields.remove(type));
    }

    @ParameterizedTest
    @ValueSource(longs = {24, 92, 178, 238, 1_000_000_000L, 3_000_000_000L, 1L << 40})
    void anUnknownFieldThatMustBeUnderstood_isUnreadable_andOneThatNeedNotIsIgnored(long type)
            throws UnreadableInvoiceException {
        assertUnreadableInvoice(fields -> fields.put(type, new byte[3]));
        assertThat(Bolt12.invoice(invoiceWith(fields -> fields.put(type + 1, new byte[3])))
                        .paymentHash())
                .isEqualTo(HASH);
    }

    @Test
    void valuesThatBreakARule_areUnreadable() {
        assertUnreadableInvoice(fields -> fields.put(80L, new byte[32]));
        assertUnreadableInvoice(fields -> fields.put(168L, new byte[31]));
        assertUnreadableInvoice(fields -> fields.put(170L, new byte[] {0, 1}));
        assertUnreadableInvoice(fields -> fields.put(170L, new byte[0]));
        assertUnreadableInvoice(fields -> fields.put(170L, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1}));
        assertUnreadableInvoice(fields -> fields.put(170L, new byte[9]));
        assertUnreadableInvoice(fields -> fields.put(174L, new byte[] {1}));
        assertUnreadableInvoice(fields -> fields.put(176L, new byte[33]));
        assertUnreadableInvoice(fields -> fields.put(162L, new byte[27]));
        assertUnreadableInvoice(fields -> fields.put(10L, new byte[] {(byte) 0xff}));
    }

    @Test
    void multiPartPayment_isAFeatureThatIsKnown() throws UnreadableInvoiceException {
        assertThat(Bolt12.invoice(invoiceWith(fields -> fields.put(174L, new byte[] {1, 0, 0})))
                        .paymentHash())
                .isEqualTo(HASH);
    }

    @Test
    void offersThatCannotBePaid_sayWhy_andBrokenOnesAreUnreadable() throws UnreadableInvoiceException {
        assertThat(Bolt12.offer(offerWith(fields -> fields.put(6L, "USD".getBytes(StandardCharsets.UTF_8))))
                        .terms())
                .isEqualTo(Offer.Terms.OTHER_CURRENCY);
        assertThat(Bolt12.offer(offerWith(fields -> fields.put(20L, new byte[0])))
                        .terms())
                .isEqualTo(Offer.Terms.QUANTITY);
        assertThat(Bolt12.offer(offerWith(fields -> fields.put(2L, new byte[32])))
                        .networks())
                .isEmpty();
        assertUnreadableOffer(fields -> fields.remove(22L));
        assertUnreadableOffer(fields -> fields.remove(10L));
        assertUnreadableOffer(fields -> fields.put(8L, new byte[0]));
        assertUnreadableOffer(fields -> fields.put(12L, new byte[] {4}));
        assertUnreadableOffer(fields -> fields.put(26L, new byte[1]));
        assertUnreadableOffer(fields -> fields.put(81L, new byte[1]));
        assertUnreadableOffer(fields -> fields.put(2L, new byte[31]));
    }

    @Test
    void numbersInALongerForm_andFieldsOutOfOrder_areUnreadable() {
        for (String hex : List.of(
                "fd0016" + "00",
                "fe00000016" + "00",
                "ff0000000000000016" + "00",
                "160016",
                "1600" + "0a00",
                "1600" + "1600",
                "16",
                "16ff",
                "1605aa",
                "ffffffffffffffffff00",
                "16ffffffffffffffffff")) {
            assertThatThrownBy(() -> TlvStream.parse(Checks.bytesOf(hex)))
                    .as(hex)
                    .isInstanceOf(UnreadableInvoiceException.class);
        }
    }

    @Test
    void anInvoice_answersItsOfferAndNoOther() throws UnreadableInvoiceException {
        String invoice = Bolt12Writer.invoice(draft(LightningNetwork.REGTEST));
        assertThat(Bolt12.answers(invoice, offer())).isTrue();
        assertThat(Bolt12.answers(invoice, offerWith(fields -> fields.put(8L, new byte[] {1}))))
                .isFalse();
        assertThat(Bolt12.answers(invoice, offerWith(fields -> fields.put(21L, new byte[] {1}))))
                .isFalse();
    }

    /** Whatever bytes come: an invoice, an offer, or the one exception that callers expect. */
    @Test
    void hostileBytes_giveNothingButTheUnreadableException() {
        Random random = new Random(12);
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(TlvStream.write(Bolt12Writer.invoiceFields(draft(LightningNetwork.REGTEST))));
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = seeds.getFirst().clone();
            int changes = 1 + random.nextInt(4);
            for (int i = 0; i < changes; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length;
            byte[] cut = Arrays.copyOf(bytes, length);
            assertReadsOrRefuses(Bolt12Text.write("lni", cut), Bolt12Text.write("lno", cut));
        }
    }

    private static void assertReadsOrRefuses(String invoice, String offer) {
        try {
            assertThat(Bolt12.invoice(invoice).amount()).isPresent();
        } catch (UnreadableInvoiceException expected) {
            assertThat(expected.getMessage()).doesNotContain(invoice);
        }
        try {
            assertThat(Bolt12.offer(offer).text()).isEqualTo(offer);
        } catch (UnreadableInvoiceException expected) {
            assertThat(expected.getMessage()).doesNotContain(offer);
        }
    }
}
