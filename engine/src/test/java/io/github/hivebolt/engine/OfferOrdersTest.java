package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.OfferRefusal;
import io.github.hivebolt.devnet.lightning.OfferTerms;
import io.github.hivebolt.devnet.lightning.PayOrder;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import io.github.hivebolt.devnet.memory.Link;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.order.WaitReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transfers that name a BOLT 12 offer: one invoice for life, and silence is never a no. */
class OfferOrdersTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration HOURS = Duration.ofHours(8);

    private final EngineWorld world = new EngineWorld(1);

    @BeforeEach
    void begin() {
        world.paysOffers = true;
        world.crash();
        world.run(SOON);
    }

    private static OfferTerms terms(Optional<Msat> amount, Duration expiry, OfferTerms.Answers answers) {
        return new OfferTerms(amount, "tea", Optional.empty(), expiry, answers, new InvoiceBehaviour.Pays());
    }

    private String offer(long sats) {
        return world.net.merchant().addOffer(OfferTerms.plain(Optional.of(Msat.ofSats(sats))));
    }

    private String openOffer() {
        return world.net.merchant().addOffer(OfferTerms.plain(Optional.empty()));
    }

    private String answering(OfferTerms.Answers answers) {
        return world.net.merchant().addOffer(terms(Optional.of(Msat.ofSats(2_000)), Duration.ofHours(2), answers));
    }

    private void assertEnds(OrderId id, Duration atMost) {
        assertThat(world.runUntil(atMost, () -> world.isFinal(id))).isTrue();
    }

    private List<Long> paidMsat() {
        return world.net.gateway().payments(payment -> payment.status() == PaymentStatus.SUCCEEDED).stream()
                .map(payment -> payment.valueMsat())
                .toList();
    }

    private TransferOperation assertRefunded(OrderId id, ReasonCode code, String hive) {
        assertThat(world.state(id)).isInstanceOf(SendState.Refunded.class);
        assertThat(((SendState.Refunded) world.state(id)).refusal().code()).isEqualTo(code);
        assertThat(world.answers(id)).hasSize(1);
        assertThat(world.answers(id).getFirst().amount().toString()).isEqualTo(hive + " HIVE");
        assertThat(world.booksBalance()).isTrue();
        return world.answers(id).getFirst();
    }

    private void assertPaidOnce(OrderId id, long sats) {
        assertThat(world.label(id)).isEqualTo("done");
        assertThat(paidMsat()).containsExactly(sats * 1_000);
        assertThat(world.booksBalance()).isTrue();
    }

    private boolean waitsFor(OrderId id, WaitReason reason) {
        return world.store
                .read(view -> view.order(id))
                .filter(row -> row.order().state() instanceof SendState.Waiting waiting && waiting.reason() == reason)
                .isPresent();
    }

    private int invoicesGiven() {
        return world.net.merchant().invoices().size();
    }

    @Test
    void offerWithAnAmount_isPaidOnce_andItsAmountCountsMoreThanTheMemos() {
        OrderId id = world.transfer("alice", "10.000", offer(2_000) + " amount=300");
        assertEnds(id, SOON);
        assertPaidOnce(id, 2_000);
        assertThat(world.answers(id))
                .singleElement()
                .satisfies(change -> assertThat(change.memo()).startsWith("Change: paid 2000 sats"));
        world.run(HOURS);
        assertThat(world.fetches).isEqualTo(1);
    }

    @Test
    void offerWithoutAnAmount_isPaidTheMemosAmount() {
        OrderId id = world.transfer("alice", "10.000", openOffer() + " amount=1234");
        assertEnds(id, SOON);
        assertPaidOnce(id, 1_234);
    }

    @Test
    void offerWithoutAnyAmount_isPaidWhatTheTransferCovers_andASmallMoveOfTheRateDoesNotMatter() {
        world.beforeFetch = () -> world.satsPerHive = new BigDecimal("299.9");
        OrderId id = world.transfer("alice", "10.000", openOffer());
        assertEnds(id, SOON);
        assertThat(world.label(id)).isEqualTo("done");
        // 3001.25 sats less 60 base and 2 % are 2883 sats, less half a per cent of room.
        assertThat(paidMsat())
                .singleElement()
                .satisfies(msat -> assertThat(msat).isBetween(2_860_000L, 2_883_000L));
    }

    @Test
    void nodeThatPaysNoOffers_refusesThemAsBefore() {
        world.paysOffers = false;
        world.crash();
        OrderId id = world.transfer("alice", "10.000", offer(2_000));
        assertEnds(id, SOON);
        assertThat(assertRefunded(id, ReasonCode.MEMO_NOT_RECOGNISED, "10.000").memo())
                .startsWith("Refund: a BOLT 12 offer cannot be paid here yet, only an invoice");
        assertThat(world.fetches).isZero();
    }

    @Test
    void payeeWhoSaysNo_isARefundWithoutHisWords() {
        OrderId id = world.transfer("alice", "10.000", answering(OfferTerms.Answers.ERROR));
        assertEnds(id, SOON);
        assertThat(assertRefunded(id, ReasonCode.DESTINATION_INVALID, "10.000").memo())
                .startsWith("Refund: the payee of the offer gave no invoice that can be paid | hb:");
        world.run(SOON);
        assertThat(world.fetches).isEqualTo(1);
    }

    @Test
    void invoiceForAnotherAmount_isNotPaid() {
        OrderId id = world.transfer("alice", "20.000", answering(OfferTerms.Answers.TWICE_AS_MUCH));
        assertEnds(id, SOON);
        assertRefunded(id, ReasonCode.DESTINATION_INVALID, "20.000");
        assertThat(paidMsat()).isEmpty();
    }

    @Test
    void damagedOrForeignOffer_isRefundedWithoutAskingAnybody() {
        OrderId damaged = world.transfer("alice", "10.000", "lno1pqps7sjqpgtyzm3qv4uxzmtsd3jjqer9wd3hy6tsw35k7msjz");
        OrderId tooDear = world.transfer("bob", "10.000", offer(4_000));
        assertEnds(damaged, SOON);
        assertEnds(tooDear, SOON);
        assertRefunded(damaged, ReasonCode.DESTINATION_INVALID, "10.000");
        assertRefunded(tooDear, ReasonCode.NOT_ENOUGH_SENT, "10.000");
        assertThat(world.fetches).isZero();
    }

    @Test
    void silence_isNoRefundUntilTheLongestWaitIsOver_andThePayeeIsAskedLessAndLessOften() {
        OrderId id = world.transfer("alice", "10.000", answering(OfferTerms.Answers.NOTHING));
        world.run(Duration.ofHours(5));
        assertThat(waitsFor(id, WaitReason.PAYEE_SILENT)).isTrue();
        assertThat(world.answers(id)).isEmpty();
        assertThat(world.fetches).isBetween(20, 60);
        assertEnds(id, Duration.ofMinutes(90));
        assertRefunded(id, ReasonCode.DESTINATION_UNREACHABLE, "10.000");
        int asked = world.fetches;
        world.run(SOON);
        assertThat(world.fetches).isEqualTo(asked);
    }

    @Test
    void questionThatTimedOut_isAskedAgain_andTheFirstInvoiceThatIsKeptIsTheOneThatIsPaid() {
        world.fetchTroubles.addAll(List.of(Link.Trouble.LOST_AFTER_EFFECT, Link.Trouble.LOST_BEFORE_EFFECT));
        OrderId id = world.transfer("alice", "10.000", offer(2_000));
        assertEnds(id, Duration.ofMinutes(5));
        assertPaidOnce(id, 2_000);
        assertThat(world.fetches).isEqualTo(3);
        assertThat(invoicesGiven()).isEqualTo(2);
    }

    @Test
    void keptInvoice_isNeverReplaced_notAfterACrashNorWhileTheOrderWaits() {
        String offer = offer(2_000);
        world.beforeFetch = () -> world.engine().desk().pause(Direction.SEND, true, "tester");
        OrderId id = world.transfer("alice", "10.000", offer);
        assertThat(world.runUntil(SOON, () -> waitsFor(id, WaitReason.PAUSED))).isTrue();
        world.crash();
        world.run(Duration.ofMinutes(30));
        assertThat(world.fetches).isEqualTo(1);
        world.engine().desk().pause(Direction.SEND, false, "tester");
        assertEnds(id, SOON);
        assertPaidOnce(id, 2_000);
        assertThat(invoicesGiven()).isEqualTo(1);
        assertThat(world.fetches).isEqualTo(1);
    }

    @Test
    void keptInvoiceThatExpiresWhileTheOrderWaits_isRefunded_andNoSecondOneIsAskedFor() {
        String offer = world.net
                .merchant()
                .addOffer(terms(Optional.of(Msat.ofSats(2_000)), Duration.ofMinutes(5), OfferTerms.Answers.INVOICE));
        world.beforeFetch = () -> world.engine().desk().pause(Direction.SEND, true, "tester");
        OrderId id = world.transfer("alice", "10.000", offer);
        assertThat(world.runUntil(SOON, () -> waitsFor(id, WaitReason.PAUSED))).isTrue();
        world.run(Duration.ofMinutes(6));
        world.engine().desk().pause(Direction.SEND, false, "tester");
        assertEnds(id, SOON);
        assertRefunded(id, ReasonCode.INVOICE_EXPIRED, "10.000");
        assertThat(world.fetches).isEqualTo(1);
    }

    @Test
    void nothingIsFetched_whileTheGatewayIsPausedOrBehind() {
        world.engine().desk().pause(Direction.SEND, true, "tester");
        OrderId id = world.transfer("alice", "10.000", offer(2_000));
        world.run(Duration.ofMinutes(2));
        assertThat(world.fetches).isZero();
        world.store.write(tx -> {
            Facts.stopSending(tx, "a test says so");
            return true;
        });
        world.engine().desk().pause(Direction.SEND, false, "tester");
        world.run(Duration.ofMinutes(2));
        assertThat(waitsFor(id, WaitReason.STORE_BEHIND)).isTrue();
        assertThat(world.fetches).isZero();
    }

    @Test
    void encryptedMemo_doesNotLeakItsOffer() {
        String offer = answering(OfferTerms.Answers.ERROR);
        world.memos = memo -> memo.startsWith("#") ? new MemoReading.Decrypted(offer) : new MemoReading.Plain(memo);
        OrderId id = world.transfer("alice", "10.000", "#secret");
        assertEnds(id, SOON);
        assertThat(assertRefunded(id, ReasonCode.DESTINATION_INVALID, "10.000").memo())
                .isEqualTo("Refund | hb:" + id.text());
    }

    @Test
    void paymentInFlight_isFollowedLikeAnyOther() {
        String offer = world.net
                .merchant()
                .addOffer(new OfferTerms(
                        Optional.of(Msat.ofSats(2_000)),
                        "tea",
                        Optional.empty(),
                        Duration.ofHours(1),
                        OfferTerms.Answers.INVOICE,
                        new InvoiceBehaviour.Pays()));
        world.payTroubles.add(Link.Trouble.LOST_AFTER_EFFECT);
        OrderId id = world.transfer("alice", "10.000", offer);
        assertEnds(id, Duration.ofMinutes(10));
        assertPaidOnce(id, 2_000);
        assertThat(world.fetches).isEqualTo(1);
    }

    @Test
    void sameOfferOfTwoOrders_givesEachItsOwnInvoice() {
        String offer = offer(2_000);
        OrderId first = world.transfer("alice", "10.000", offer);
        assertEnds(first, SOON);
        OrderId second = world.transfer("alice", "10.000", offer);
        assertEnds(second, SOON);
        assertThat(List.of(world.label(first), world.label(second))).containsOnly("done");
        assertThat(paidMsat()).containsExactly(2_000_000L, 2_000_000L);
    }

    @Test
    void backupFromBeforeTheFetch_paysNothingAgainAndReturnsNothing() {
        world.engine().desk().pause(Direction.SEND, true, "tester");
        OrderId id = world.transfer("alice", "10.000", offer(2_000));
        assertThat(world.runUntil(SOON, () -> waitsFor(id, WaitReason.PAUSED))).isTrue();
        world.store.markBackup();
        world.broadcastsAreLost = true;
        world.engine().desk().pause(Direction.SEND, false, "tester");
        assertThat(world.runUntil(SOON, () -> !paidMsat().isEmpty())).isTrue();

        world.restoreTheBackup();
        world.broadcastsAreLost = false;
        world.run(SOON);
        world.engine().desk().pause(Direction.SEND, false, "tester");
        world.run(HOURS);
        assertThat(((SendState.Parked) world.state(id)).cause()).isEqualTo(ParkCause.FOREIGN_PAYMENT);
        assertThat(world.engine().desk().status().sendingStopped()).isPresent();
        assertThat(paidMsat()).hasSize(1);
        assertThat(world.answers(id)).isEmpty();
        assertThat(world.fetches).isEqualTo(1);
    }

    @Test
    void rebuildOfALostStore_parksAnOfferThatMayHaveBeenPaid_andGoesOnWithOneThatWasNot() throws Exception {
        world.broadcastsAreLost = true;
        OrderId paid = world.transfer("alice", "10.000", offer(2_000));
        assertThat(world.runUntil(SOON, () -> !paidMsat().isEmpty())).isTrue();
        world.time.advance(Duration.ofMinutes(20));
        world.run(Duration.ofMinutes(1));
        world.engine().desk().pause(Direction.SEND, true, "tester");
        OrderId untouched = world.transfer("bob", "10.000", offer(1_000));
        world.run(SOON);

        world.loseTheStore(OptionalLong.of(world.chain.headNumber()));
        world.broadcastsAreLost = false;
        world.rebuild(OptionalLong.of(1));
        assertThat(((SendState.Parked) world.state(paid)).cause()).isEqualTo(ParkCause.FOREIGN_PAYMENT);
        assertThat(world.label(untouched)).isEqualTo("received");
        world.run(Duration.ofHours(1));
        assertThat(world.label(untouched)).isEqualTo("done");
        assertThat(world.label(paid)).isEqualTo("parked");
        assertThat(paidMsat()).containsExactly(2_000_000L, 1_000_000L);
        assertThat(world.answers(paid)).isEmpty();
    }

    @Test
    void paymentForTheOfferByTheOperatorHimself_parksTheOrder() throws OfferRefusal, LightningRefusal {
        String offer = offer(2_000);
        String invoice =
                world.net.gateway().askForInvoice(offer, OptionalLong.empty()).paymentRequest();
        world.net.gateway().pay(new PayOrder(invoice, OptionalLong.empty(), 10_000, 432));
        OrderId id = world.transfer("alice", "10.000", offer);
        world.run(Duration.ofMinutes(5));
        assertThat(((SendState.Parked) world.state(id)).cause()).isEqualTo(ParkCause.FOREIGN_PAYMENT);
        assertThat(world.fetches).isZero();
        assertThat(Collections.max(paidMsat())).isEqualTo(2_000_000L);
    }

    /** As after a backup from while the payee was asked: the lost store paid his first answer, this one kept the second. */
    @Test
    void keptInvoice_isNeitherPaidNorRefunded_whereTheNodeHasAnotherPaymentForTheOffer()
            throws OfferRefusal, LightningRefusal {
        String offer = offer(2_000);
        world.beforeFetch = () -> world.engine().desk().pause(Direction.SEND, true, "tester");
        OrderId id = world.transfer("alice", "10.000", offer);
        assertThat(world.runUntil(SOON, () -> waitsFor(id, WaitReason.PAUSED))).isTrue();
        String other =
                world.net.gateway().askForInvoice(offer, OptionalLong.empty()).paymentRequest();
        world.net.gateway().pay(new PayOrder(other, OptionalLong.empty(), 10_000, 432));
        world.engine().desk().pause(Direction.SEND, false, "tester");
        world.run(HOURS);
        assertThat(((SendState.Parked) world.state(id)).cause()).isEqualTo(ParkCause.STORE_BEHIND);
        assertThat(paidMsat()).containsExactly(2_000_000L);
        assertThat(world.answers(id)).isEmpty();
    }
}
