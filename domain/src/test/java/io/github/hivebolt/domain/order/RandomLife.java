package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutKind;
import io.github.hivebolt.domain.quote.SendQuote;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One random life of an order, with everything checked that must hold after each event. */
final class RandomLife {
    private static final int MOST_EVENTS = 120;

    private final RandomWorld world;
    private final Given given;
    private final Books books = new Books();
    private final Set<String> transitions = new HashSet<>();
    private final long received;
    private final Currency currency;
    private SendOrder order;
    private Instant now = Given.NOW;
    private long movedOnChain;
    private long room;
    private boolean wasPaid;
    private boolean refundWasOrdered;
    private Optional<Payout> outstanding = Optional.empty();

    RandomLife(long seed) {
        world = new RandomWorld(seed);
        given = world.given();
        order = given.order();
        received = given.sent.milli();
        currency = Currency.of(given.sent.asset());
        movedOnChain = received;
        books.post(List.of(SendLedger.received(order)));
    }

    /** Lives it and returns the transitions that were made, as {@code from -> to}. */
    Set<String> live() {
        for (int i = 0; i < MOST_EVENTS; i++) {
            now = now.plus(world.pause());
            world.change(given);
            Optional<OperatorCommand> command =
                    order.state() instanceof SendState.Parked ? world.command() : Optional.empty();
            if (command.isPresent()) {
                if (OperatorDecider.decide(order, command.get(), given.policy(), now)
                        instanceof OperatorDecision.Accepted(Decision decision)) {
                    take(decision);
                }
            } else {
                happen(world.event(given, order.state(), now));
            }
        }
        return transitions;
    }

    private void happen(SendEvent event) {
        boolean pending = outstanding.isPresent();
        if (event instanceof SendEvent.PayoutConfirmed && pending && isGoingBack()) {
            movedOnChain -= outstanding.get().draft().amount().milli();
            outstanding = Optional.empty();
        } else if (event instanceof SendEvent.PayoutRefused && isGoingBack()) {
            outstanding = Optional.empty();
        }
        take(given.decide(order, event, now));
    }

    private boolean isGoingBack() {
        return order.state() instanceof SendState.ChangePending || order.state() instanceof SendState.RefundPending;
    }

    private void take(Decision decision) {
        String from = order.state().label();
        String to = decision.next().state().label();
        if (!from.equals(to)) {
            transitions.add(from + " -> " + to);
        }
        order = decision.next();
        books.post(decision.entries());
        decision.effects().forEach(this::carryOut);
        check();
        decision.followUp().ifPresent(this::happen);
    }

    private void carryOut(SendEffect effect) {
        switch (effect) {
            case SendEffect.TakeRoom(Msat exposure) -> room += exposure.value();
            case SendEffect.GiveRoomBack(Msat exposure) -> room -= exposure.value();
            case SendEffect.PayBack(Payout payout) -> {
                assertThat(outstanding).as("payouts under way").isEmpty();
                assertThat(payout.draft().amount().milli()).isPositive();
                outstanding = Optional.of(payout);
                refundWasOrdered |= payout.kind() == PayoutKind.REFUND;
            }
            case SendEffect.ConsiderAgain ignored -> {}
            case SendEffect.ClaimHash ignored -> {}
            case SendEffect.Send ignored -> {}
            case SendEffect.RequestMayLeave ignored -> {}
            case SendEffect.LookUp ignored -> {}
            case SendEffect.OpenIncident ignored -> {}
            case SendEffect.CloseIncident ignored -> {}
            case SendEffect.StopSending ignored -> {}
        }
    }

    private void check() {
        for (Currency each : Currency.values()) {
            assertThat(books.sum(each)).as("sum of %s", each).isZero();
        }
        boolean own = order.state().equals(new SendState.Kept(KeepReason.OWN_TRANSFER));
        assertThat(books.balance(Account.HIVE_HOT_WALLET, currency))
                .as("hot wallet")
                .isEqualTo(own ? 0 : movedOnChain);
        assertThat(room).as("room taken").isEqualTo(roomThatIsDue());
        wasPaid |= order.state().knownPayment().isPresent();
        assertThat(wasPaid && refundWasOrdered).as("both paid and refunded").isFalse();
        order.state()
                .knownDispatch()
                .ifPresent(dispatch -> assertThat(dispatch.log().sends()).isLessThanOrEqualTo(1));
        order.state().knownPayment().ifPresent(this::checkPaid);
        checkDebts();
    }

    private long roomThatIsDue() {
        if (!(order.state() instanceof SendState.Parked parked)) {
            return order.state() instanceof SendState.Paying(Dispatch dispatch) ? exposure(dispatch) : 0;
        }
        boolean everTaken = parked.cause() != ParkCause.STORE_BEHIND;
        return parked.before() instanceof SendState.Paying(Dispatch dispatch) && everTaken ? exposure(dispatch) : 0;
    }

    private static long exposure(Dispatch dispatch) {
        return dispatch.quote().exposure().value();
    }

    private void checkPaid(Payment payment) {
        SendQuote quote = payment.dispatch().quote();
        HiveAmount kept = quote.kept(given.sent, payment.routing());
        Msat charge = quote.charge(payment.routing());
        assertThat(kept.milli()).isLessThanOrEqualTo(received);
        assertThat(quote.rate().worthRoundedDown(kept).compareTo(charge) >= 0 || kept.equals(given.sent))
                .as("what is kept is worth the charge")
                .isTrue();
        assertThat(books.balance(Account.LIGHTNING, Currency.MSAT))
                .isEqualTo(-quote.amount().plus(payment.routing()).value());
        assertThat(books.balance(Account.FEES, Currency.MSAT))
                .isEqualTo(-quote.fee().value());
        assertThat(books.balance(Account.CONVERSION, currency)).isEqualTo(-kept.milli());
        if (order.state().isFinal()) {
            assertThat(movedOnChain).as("received = kept + change").isEqualTo(kept.milli());
        }
    }

    private void checkDebts() {
        long debt = -books.balance(Account.order(order.id().text()), currency);
        long suspense = -books.balance(Account.parked(order.id().text()), currency);
        long owed = order.state().isFinal() ? 0 : SendLedger.owed(order).milli();
        boolean parked = order.state() instanceof SendState.Parked;
        assertThat(debt).as("debt to the sender").isEqualTo(parked ? 0 : owed);
        assertThat(suspense).as("suspense").isEqualTo(parked ? owed : 0);
        if (order.state() instanceof SendState.Refunded) {
            assertThat(movedOnChain).as("received = refunded").isZero();
        }
    }
}
