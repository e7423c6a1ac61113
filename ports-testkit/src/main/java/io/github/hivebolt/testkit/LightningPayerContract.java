package io.github.hivebolt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.testkit.LightningWorld.Fate;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link LightningPayer} must do; the numbers are those of its rules. */
@Timeout(60)
public interface LightningPayerContract {
    /** What the invoices of these tests ask for. */
    Msat AMOUNT = Msat.ofSats(1_500);

    /**
     * The network that is paid in.
     *
     * @return the same one throughout a test
     */
    LightningWorld world();

    /**
     * The payer that is tested.
     *
     * @return the same one throughout a test
     */
    LightningPayer payer();

    /**
     * Whether the node's books say why a payment failed. Where they do not, a look-up gives
     * {@link FailureReason#OTHER}; the answer to the pay request gives the reason all the same.
     *
     * @return true unless the node's books hold no reasons
     */
    default boolean booksHoldReasons() {
        return true;
    }

    /**
     * Whether the node shows HTLCs and heights, from which a payment that can no longer be claimed is told from one that
     * can. Where it does not, such a payment must stay in flight for ever.
     *
     * @return true unless the node shows no HTLCs
     */
    default boolean nodeShowsHtlcs() {
        return true;
    }

    @Test
    default void status_tellsWhoTheNodeIsAndWhatItCanSpend() {
        assertThat(payer().status()).satisfies(status -> {
            assertThat(status.id()).isEqualTo(world().node());
            assertThat(status.syncedToChain()).isTrue();
            assertThat(status.activeChannels()).isPositive();
            assertThat(status.spendable()).isGreaterThan(Msat.ofSats(900_000));
            assertThat(status.blockHeight()).isPositive();
        });
    }

    @Test
    default void status_ofANodeThatIsStarting_isNotReady() {
        world().nodeIsStarting(true);
        assertThatThrownBy(() -> payer().status())
                .isInstanceOfSatisfying(
                        PartyUnavailableException.class,
                        e -> assertThat(e.trouble()).isEqualTo(PartyUnavailableException.Trouble.NOT_READY));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANG")
    default void status_underEveryFault_isUnavailable(WireFault fault) {
        world().faultOnEverything(fault);
        assertThatThrownBy(() -> payer().status()).isInstanceOf(PartyUnavailableException.class);
    }

    @ParameterizedTest
    @EnumSource
    default void r2_r3_r4_pay_underEveryFault_asksOnceAndGuessesNothing(WireFault fault) {
        payer().status();
        Invoice invoice = invoice(Fate.PAYS);
        world().faultOnPaying(fault);

        SendReport report = payer().pay(request(invoice));

        boolean notSent = FaultMatrix.expected(FaultMatrix.Call.PAY, fault) == FaultMatrix.Outcome.NOT_SENT;
        assertThat(report.outcome())
                .isInstanceOf(notSent ? PaymentOutcome.NotSent.class : PaymentOutcome.Unknown.class);
        if (!notSent) {
            assertThat(report.answered()).isEqualTo(report.registered());
            assertThat(report.answered() && !fault.requestTakesEffect()).isFalse();
        }
        assertThat(world().payRequests()).isEqualTo(fault.requestLeaves() ? 1 : 0);
        world().heal();
        Class<? extends PaymentRecord> truth =
                fault.requestTakesEffect() ? PaymentRecord.Settled.class : PaymentRecord.Absent.class;
        assertThat(look(invoice.paymentHash())).isInstanceOf(truth);
    }

    @Test
    default void r2_payTwice_paysOnce() {
        Invoice invoice = invoice(Fate.PAYS);
        payer().pay(request(invoice));
        long left = payer().status().spendable().value();

        SendReport again = payer().pay(request(invoice));

        assertThat(again.outcome())
                .isNotInstanceOf(PaymentOutcome.Failed.class)
                .isNotInstanceOf(PaymentOutcome.NotSent.class);
        assertThat(payer().status().spendable().value()).isEqualTo(left);
        assertThat(look(invoice.paymentHash())).isInstanceOf(PaymentRecord.Settled.class);
    }

    @Test
    default void r3_payingWhatIsInFlight_isUnknown() {
        Invoice invoice = invoice(Fate.HOLDS);
        payer().pay(request(invoice));

        SendReport again = payer().pay(request(invoice));

        assertThat(again.outcome()).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(again.answered()).isTrue();
    }

    @Test
    default void r3_expiredWhileInFlight_isUnknownAndNotNotSent() {
        Invoice invoice = invoice(Fate.HOLDS);
        payer().pay(request(invoice));
        world().advance(Duration.ofHours(2));

        assertThat(payer().pay(request(invoice)).outcome()).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(look(invoice.paymentHash())).isInstanceOf(PaymentRecord.InFlight.class);
    }

    @Test
    default void r4_expiredInvoiceThatWasNeverSent_isNotSent() {
        Invoice invoice = invoice(Fate.PAYS);
        world().advance(Duration.ofHours(2));

        assertThat(payer().pay(request(invoice)).outcome()).isInstanceOf(PaymentOutcome.NotSent.class);
        assertThat(look(invoice.paymentHash())).isInstanceOf(PaymentRecord.Absent.class);
    }

    @Test
    default void r4_nodeThatBeginsToRestart_isNotSentOnlyIfNothingLeft() {
        payer().status();
        world().nodeIsStarting(true);

        SendReport report = payer().pay(request(invoice(Fate.PAYS)));

        assertThat(report.outcome() instanceof PaymentOutcome.Unknown
                        || (report.outcome() instanceof PaymentOutcome.NotSent && world().payRequests() == 0))
                .isTrue();
    }

    @Test
    default void r5_success_carriesItsProof() {
        Invoice invoice = invoice(Fate.PAYS);

        SendReport report = payer().pay(request(invoice));

        assertThat(report.outcome())
                .isInstanceOfSatisfying(
                        PaymentOutcome.Succeeded.class,
                        paid -> assertThat(paid.preimage().hash()).isEqualTo(invoice.paymentHash()));
        assertThat(look(invoice.paymentHash()))
                .isInstanceOfSatisfying(
                        PaymentRecord.Settled.class,
                        settled -> assertThat(settled.preimage().hash()).isEqualTo(invoice.paymentHash()));
    }

    @Test
    default void pay_ofAnInvoiceWithoutAnAmount_paysWhatIsAsked() {
        Msat before = payer().status().spendable();
        Invoice invoice = world().invoice(Fate.PAYS, Optional.empty(), Duration.ofHours(1));

        assertThat(payer().pay(request(invoice)).outcome()).isInstanceOf(PaymentOutcome.Succeeded.class);
        assertThat(before.minus(payer().status().spendable())).isGreaterThanOrEqualTo(AMOUNT);
    }

    @Test
    default void definiteFailure_isFailedWithItsReason() {
        Invoice noRoute = invoice(Fate.HAS_NO_ROUTE);
        Invoice refused = invoice(Fate.REFUSES);

        assertThat(payer().pay(request(noRoute)).outcome())
                .isEqualTo(new PaymentOutcome.Failed(FailureReason.NO_ROUTE));
        assertThat(payer().pay(request(refused)).outcome())
                .isEqualTo(new PaymentOutcome.Failed(FailureReason.PAYEE_REFUSED));
        assertThat(look(refused.paymentHash()))
                .isInstanceOfSatisfying(
                        PaymentRecord.Failed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo(booksHoldReasons() ? FailureReason.PAYEE_REFUSED : FailureReason.OTHER));
    }

    @Test
    default void r6_heldPayment_comesBackWithinItsPatience_andGoesOn() {
        Invoice invoice = invoice(Fate.HOLDS);

        SendReport report = payer().pay(request(invoice));

        assertThat(report.outcome()).isInstanceOf(PaymentOutcome.Unknown.class);
        assertThat(report.registered()).isTrue();
        assertThat(look(invoice.paymentHash()))
                .isInstanceOfSatisfying(
                        PaymentRecord.InFlight.class,
                        inFlight -> assertThat(inFlight.stuck()).isFalse());
        world().payeeSettles(invoice.paymentHash());
        assertThat(look(invoice.paymentHash())).isInstanceOf(PaymentRecord.Settled.class);
    }

    @Test
    default void r7_anotherNode_isNotAskedToPay() {
        NodeId other = invoice(Fate.PAYS).payee();

        SendReport report = payer().pay(request(invoice(Fate.PAYS), other));

        assertThat(report.outcome()).isInstanceOf(PaymentOutcome.NotSent.class);
        assertThat(world().payRequests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANG")
    default void r8_look_underEveryFault_isUnclearOrTheTruth(WireFault fault) {
        Invoice paid = invoice(Fate.PAYS);
        payer().pay(request(paid));
        world().faultOnEverything(fault);

        // An answer that is cut behind its first whole line has said what there is to say.
        Class<?> alsoFine = FaultMatrix.expected(FaultMatrix.Call.LOOK_UP_PAYMENT, fault)
                        == FaultMatrix.Outcome.UNKNOWN_OR_THE_TRUTH
                ? PaymentRecord.Settled.class
                : PaymentRecord.Unclear.class;
        assertThat(look(paid.paymentHash())).isInstanceOfAny(PaymentRecord.Unclear.class, alsoFine);
        assertThat(look(invoice(Fate.PAYS).paymentHash())).isInstanceOf(PaymentRecord.Unclear.class);
    }

    @Test
    default void r8_look_atANodeThatIsStarting_isUnclear() {
        PaymentHash never = invoice(Fate.PAYS).paymentHash();
        world().nodeIsStarting(true);
        assertThat(look(never)).isInstanceOf(PaymentRecord.Unclear.class);
    }

    @Test
    default void r9_neverSent_isAbsent() {
        Invoice paid = invoice(Fate.PAYS);
        payer().pay(request(paid));
        PaymentHash never = invoice(Fate.PAYS).paymentHash();

        assertThat(look(never)).isInstanceOf(PaymentRecord.Absent.class);
        assertThat(look(never, world().node(), Optional.of(paid.paymentHash())))
                .isInstanceOf(PaymentRecord.Absent.class);
    }

    @Test
    default void r9_anotherNodeOrOneThatForgot_contradicts() {
        Invoice paid = invoice(Fate.PAYS);
        payer().pay(request(paid));
        Invoice other = invoice(Fate.PAYS);

        assertThat(look(other.paymentHash(), other.payee(), Optional.empty()))
                .isInstanceOf(PaymentRecord.Contradiction.class);
        world().nodeForgets(paid.paymentHash());
        assertThat(look(other.paymentHash(), world().node(), Optional.of(paid.paymentHash())))
                .isInstanceOf(PaymentRecord.Contradiction.class);
    }

    @Test
    default void r9_nodeThatIsNotSyncedOrHasAnotherClock_provesNothing() {
        PaymentHash never = invoice(Fate.PAYS).paymentHash();

        world().nodeIsSynced(false);
        assertThat(look(never)).isInstanceOf(PaymentRecord.Unclear.class);
        world().nodeIsSynced(true);
        world().nodeClockIsOff(Duration.ofMinutes(-5));
        assertThat(look(never)).isInstanceOf(PaymentRecord.Unclear.class);
        world().nodeClockIsOff(Duration.ZERO);
        assertThat(look(never)).isInstanceOf(PaymentRecord.Absent.class);
    }

    @Test
    default void lostHtlc_isStuckOnlyPastItsTimelock() {
        Invoice lost = invoice(Fate.GETS_STUCK);
        payer().pay(request(lost));

        assertThat(look(lost.paymentHash()))
                .isInstanceOfSatisfying(
                        PaymentRecord.InFlight.class,
                        inFlight -> assertThat(inFlight.stuck()).isFalse());
        world().mine(1_000);
        assertThat(look(lost.paymentHash()))
                .isInstanceOfSatisfying(
                        PaymentRecord.InFlight.class,
                        inFlight -> assertThat(inFlight.stuck()).isEqualTo(nodeShowsHtlcs()));
    }

    private Invoice invoice(Fate fate) {
        return world().invoice(fate, Optional.of(AMOUNT), Duration.ofHours(1));
    }

    private PaymentRequest request(Invoice invoice) {
        return request(invoice, world().node());
    }

    private static PaymentRequest request(Invoice invoice, NodeId payer) {
        return new PaymentRequest(
                invoice, AMOUNT, Msat.ofSats(100), 432, payer, Duration.ofSeconds(30), Duration.ofSeconds(2));
    }

    private PaymentRecord look(PaymentHash hash) {
        return look(hash, world().node(), Optional.empty());
    }

    private PaymentRecord look(PaymentHash hash, NodeId node, Optional<PaymentHash> lastFinished) {
        return payer().look(hash, new NodeMemory(node, lastFinished));
    }
}
