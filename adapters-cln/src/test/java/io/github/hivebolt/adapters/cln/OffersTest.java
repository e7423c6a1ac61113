package io.github.hivebolt.adapters.cln;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.codec.Bolt12;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.OfferTerms;
import io.github.hivebolt.devnet.lightning.OfferTerms.Answers;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.LightningOffers;
import io.github.hivebolt.ports.ListedPayment;
import io.github.hivebolt.ports.OfferPayments;
import io.github.hivebolt.ports.OfferReply;
import io.github.hivebolt.ports.OfferRequest;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import io.github.hivebolt.testkit.WireFault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of {@link LightningOffers}, against the devnet's clnrest. */
class OffersTest {
    private static final Msat AMOUNT = Msat.ofSats(2_000);

    private DevnetWorld world;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException, MalformedSettingException {
        world = new DevnetWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private LightningOffers offers() {
        return world.adapter().offers().orElseThrow();
    }

    private Offer offer(Optional<Msat> amount, Answers answers, InvoiceBehaviour behaviour) {
        OfferTerms terms = new OfferTerms(amount, "tea", Optional.empty(), Duration.ofHours(1), answers, behaviour);
        return read(world.net().merchant().addOffer(terms));
    }

    private static Offer read(String text) {
        try {
            return Bolt12.offer(text);
        } catch (UnreadableInvoiceException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private Offer plainOffer() {
        return offer(Optional.of(AMOUNT), Answers.INVOICE, new InvoiceBehaviour.Pays());
    }

    private OfferReply fetch(Offer offer) {
        return offers().fetch(new OfferRequest(offer, AMOUNT, world.node(), Duration.ofSeconds(1)));
    }

    private Invoice fetched(Offer offer) {
        OfferReply reply = fetch(offer);
        assertThat(reply).isInstanceOf(OfferReply.Fetched.class);
        return ((OfferReply.Fetched) reply).invoice();
    }

    private PaymentOutcome pay(Invoice invoice) {
        return world.adapter()
                .payer()
                .pay(new PaymentRequest(
                        invoice,
                        AMOUNT,
                        Msat.ofSats(20),
                        432,
                        world.node(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5)))
                .outcome();
    }

    private Set<PaymentHash> payments(Offer offer, Instant since) {
        OfferPayments found = offers().payments(offer, world.node(), since);
        assertThat(found).isInstanceOf(OfferPayments.Known.class);
        return ((OfferPayments.Known) found).hashes();
    }

    @Test
    void r1_fetchedInvoice_isForTheAmount_andPaysOnlyWhenItIsPaid() {
        Invoice invoice = fetched(plainOffer());
        assertThat(invoice.amount()).contains(AMOUNT);
        assertThat(world.payRequests()).isZero();
        assertThat(pay(invoice)).isInstanceOf(PaymentOutcome.Succeeded.class);
        assertThat(pay(invoice)).isNotInstanceOf(PaymentOutcome.Succeeded.class);
    }

    @Test
    void r3_offerWithoutAnAmount_isAskedForOne() {
        Invoice invoice = fetched(offer(Optional.empty(), Answers.INVOICE, new InvoiceBehaviour.Pays()));
        assertThat(invoice.amount()).contains(AMOUNT);
        assertThat(pay(invoice)).isInstanceOf(PaymentOutcome.Succeeded.class);
    }

    @Test
    void r3_invoiceForAnotherAmount_isRefused() {
        assertThat(fetch(offer(Optional.of(AMOUNT), Answers.TWICE_AS_MUCH, new InvoiceBehaviour.Pays())))
                .isInstanceOf(OfferReply.Refused.class);
    }

    @Test
    void r4_errorOfThePayee_isRefused_andSoIsAnExpiredOffer() {
        assertThat(fetch(offer(Optional.of(AMOUNT), Answers.ERROR, new InvoiceBehaviour.Pays())))
                .isInstanceOf(OfferReply.Refused.class);
        OfferTerms expired = new OfferTerms(
                Optional.of(AMOUNT),
                "old",
                Optional.of(Instant.ofEpochSecond(1_000)),
                Duration.ofHours(1),
                Answers.INVOICE,
                new InvoiceBehaviour.Pays());
        assertThat(fetch(read(world.net().merchant().addOffer(expired)))).isInstanceOf(OfferReply.Refused.class);
    }

    @Test
    void r5_silenceAndAMissingRoute_areNoAnswer() {
        assertThat(fetch(offer(Optional.of(AMOUNT), Answers.NOTHING, new InvoiceBehaviour.Pays())))
                .isInstanceOf(OfferReply.Unavailable.class);
        world.net().channelActive(false);
        assertThat(fetch(plainOffer())).isInstanceOf(OfferReply.Unavailable.class);
    }

    @ParameterizedTest
    @EnumSource(WireFault.class)
    void r5_whateverHappensOnTheWire_isNoAnswer_andPaysNothing(WireFault fault) {
        Offer offer = plainOffer();
        world.fault(fault, "/v1/fetchinvoice");
        assertThat(fetch(offer)).isInstanceOf(OfferReply.Unavailable.class);
        world.heal();
        assertThat(world.payRequests()).isZero();
        assertThat(world.net().gateway().payments(payment -> true)).isEmpty();
        assertThat(pay(fetched(offer))).isInstanceOf(PaymentOutcome.Succeeded.class);
    }

    @ParameterizedTest
    @EnumSource(WireFault.class)
    void r5_faultsOfTheNodesOwnReading_areNoAnswer(WireFault fault) {
        Offer offer = plainOffer();
        world.fault(fault, "/v1/decode");
        assertThat(fetch(offer)).isInstanceOf(OfferReply.Unavailable.class);
    }

    @Test
    void r7_anotherNode_isNotAsked() {
        NodeId other = world.net().merchant().id();
        assertThat(offers().fetch(new OfferRequest(plainOffer(), AMOUNT, other, Duration.ofSeconds(1))))
                .isInstanceOf(OfferReply.Unavailable.class);
        assertThat(world.net().merchant().invoices()).isEmpty();
    }

    @Test
    void r10_payments_areThoseOfTheOfferSinceThen_whateverBecameOfThem() {
        Offer other = offer(
                Optional.of(AMOUNT), Answers.INVOICE, new InvoiceBehaviour.Fails(LndFailure.INCORRECT_PAYMENT_DETAILS));
        Offer offer = read(world.net().merchant().addOffer(OfferTerms.plain(Optional.of(AMOUNT))));
        List<PaymentHash> paid = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Invoice invoice = fetched(offer);
            assertThat(pay(invoice)).isInstanceOf(PaymentOutcome.Succeeded.class);
            paid.add(invoice.paymentHash());
            world.advance(Duration.ofMinutes(1));
        }
        Invoice failed = fetched(other);
        assertThat(pay(failed)).isNotInstanceOf(PaymentOutcome.Succeeded.class);

        Instant now = world.time().now();
        assertThat(payments(offer, now.minusSeconds(200))).containsExactlyInAnyOrderElementsOf(paid.subList(6, 9));
        assertThat(payments(offer, now.minusSeconds(20_000))).containsExactlyInAnyOrderElementsOf(paid);
        assertThat(payments(offer, now.plusSeconds(20))).isEmpty();
        assertThat(payments(other, now.minusSeconds(200))).containsExactly(failed.paymentHash());
    }

    @ParameterizedTest
    @EnumSource(WireFault.class)
    void r10_listThatCannotBeRead_isUnclear(WireFault fault) {
        Offer offer = plainOffer();
        pay(fetched(offer));
        world.fault(fault, "/v1/listpays");
        assertThat(offers().payments(offer, world.node(), Instant.EPOCH)).isInstanceOf(OfferPayments.Unclear.class);
    }

    @Test
    void r10_booksOfAnotherNode_areUnclear() {
        assertThat(offers().payments(plainOffer(), world.net().merchant().id(), Instant.EPOCH))
                .isInstanceOf(OfferPayments.Unclear.class);
    }

    @Test
    void failedPaymentOfAnOffer_isListedWithTheAmountOfItsInvoice() {
        Invoice failed = fetched(offer(
                Optional.of(AMOUNT),
                Answers.INVOICE,
                new InvoiceBehaviour.Fails(LndFailure.INCORRECT_PAYMENT_DETAILS)));
        pay(failed);
        List<ListedPayment> listed = world.adapter().history().orElseThrow().payments(0, 10);
        assertThat(listed).singleElement().satisfies(payment -> {
            assertThat(payment.hash()).isEqualTo(failed.paymentHash());
            assertThat(payment.amount()).isEqualTo(AMOUNT);
        });
    }
}
