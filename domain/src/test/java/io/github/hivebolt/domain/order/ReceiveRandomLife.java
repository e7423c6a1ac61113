package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.lightning.InvoiceRecord;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.domain.payout.Payout;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** One random life of a receive order, with everything checked that must hold after each event. */
final class ReceiveRandomLife {
    private static final int MOST_EVENTS = 80;
    private static final TransactionId PAID_OUT = new TransactionId("fedcba9876543210fedcba9876543210fedcba98");

    /** The node as it truly is: it only settles or cancels when told, or behind our back. */
    private InvoiceRecord node = new InvoiceRecord.Open();

    private final Random random;
    private final boolean plain;
    private final ReceiveGiven given = new ReceiveGiven();
    private final Books books = new Books();
    private final Set<String> transitions = new HashSet<>();
    private ReceiveOrder order;
    private Instant now = ReceiveGiven.NOW;
    private long reserved;
    private long hotWallet;
    private boolean settleWasOrdered;
    private boolean giveBackWasOrdered;
    private Optional<Payout> outstanding = Optional.empty();

    ReceiveRandomLife(long seed) {
        random = new Random(seed);
        plain = seed % 4 == 0;
        given.asked = new Msat(250_000 + random.nextInt(3_000_000));
        given.paid = new Msat(given.asked.value() + (random.nextBoolean() ? 0 : random.nextInt(3_000_000)));
        given.satsPerHive = new BigDecimal(100_000 + random.nextInt(900_000)).movePointLeft(3);
        order = given.order();
    }

    /** Lives it and returns the transitions that were made, as {@code from -> to}. */
    Set<String> live() {
        for (int i = 0; i < MOST_EVENTS; i++) {
            now = now.plusMillis(random.nextInt(random.nextInt(10) == 0 ? 400_000 : 4_000));
            change();
            take(given.decide(order, event(), now));
        }
        return transitions;
    }

    private PayeeStanding payee() {
        return switch (random.nextInt(60)) {
            case 0 -> PayeeStanding.MISSING;
            case 1 -> PayeeStanding.UNKNOWN;
            default -> PayeeStanding.EXISTS;
        };
    }

    private void change() {
        given.blocksLeft = random.nextInt(20) == 0 ? 23 : 60;
        given.payee = payee();
        given.rateNow = random.nextInt(8) == 0
                ? Optional.empty()
                : Optional.of(new Rate(
                        HiveAsset.HIVE,
                        given.satsPerHive.multiply(new BigDecimal(990 + random.nextInt(31)).movePointLeft(3))));
        given.obstacle = random.nextInt(3) == 0 ? Optional.of("not now") : Optional.empty();
        if (node instanceof InvoiceRecord.Open) {
            if (random.nextInt(4) == 0 && now.isBefore(order.request().expiresAt())) {
                node = plain ? given.paidAtOnce() : given.held();
            } else if (random.nextInt(40) == 0) {
                node = new InvoiceRecord.Cancelled();
            }
        } else if (node instanceof InvoiceRecord.Held) {
            int chance = random.nextInt(60);
            if (chance == 0) {
                node = new InvoiceRecord.Cancelled();
            } else if (chance == 1) {
                node = given.settled();
            }
        }
    }

    private ReceiveEvent event() {
        return switch (random.nextInt(8)) {
            case 0 -> new ReceiveEvent.InvoiceMade("lnbc1invoice");
            case 1, 2 -> new ReceiveEvent.Judged(given.assessment());
            case 3 ->
                outstanding.isPresent() ? new ReceiveEvent.PayoutConfirmed(PAID_OUT) : new ReceiveEvent.Looked(node);
            case 4 ->
                outstanding.isPresent() && random.nextInt(3) == 0
                        ? new ReceiveEvent.PayoutRefused("refused")
                        : new ReceiveEvent.Looked(node);
            case 5 -> new ReceiveEvent.RetriedByOperator();
            default -> new ReceiveEvent.Looked(random.nextInt(30) == 0 ? absent() : node);
        };
    }

    private InvoiceRecord absent() {
        return plain ? new InvoiceRecord.Forgotten() : new InvoiceRecord.Absent();
    }

    private boolean isTaken() {
        return node instanceof InvoiceRecord.Settled || node instanceof InvoiceRecord.Paid;
    }

    private void take(ReceiveDecision decision) {
        String from = order.state().label();
        String to = decision.next().state().label();
        if (!from.equals(to)) {
            transitions.add(from + " -> " + to);
        }
        if (from.equals("payout_pending") && !to.equals("payout_pending")) {
            hotWallet -= to.equals("done")
                    ? outstanding.orElseThrow().draft().amount().milli()
                    : 0;
            outstanding = Optional.empty();
        }
        order = decision.next();
        books.post(decision.entries());
        decision.effects().forEach(this::carryOut);
        check();
    }

    private void carryOut(ReceiveEffect effect) {
        switch (effect) {
            case ReceiveEffect.Reserve(HiveAmount amount) -> reserved += amount.milli();
            case ReceiveEffect.Commit(HiveAmount amount) -> reserved += amount.milli();
            case ReceiveEffect.Release(HiveAmount amount) -> reserved -= amount.milli();
            case ReceiveEffect.Settle() -> {
                settleWasOrdered = true;
                assertThat(order.state().label()).as("settled after the intent").isEqualTo("settling");
                if (node instanceof InvoiceRecord.Held && random.nextInt(3) > 0) {
                    node = given.settled();
                }
            }
            case ReceiveEffect.Cancel() -> {
                giveBackWasOrdered = true;
                if (!isTaken() && random.nextInt(3) > 0) {
                    node = new InvoiceRecord.Cancelled();
                }
            }
            case ReceiveEffect.PayOut(Payout payout) -> {
                assertThat(isTaken()).as("paid out only after settled").isTrue();
                assertThat(outstanding).as("payouts under way").isEmpty();
                assertThat(payout.draft().amount().milli()).isPositive();
                outstanding = Optional.of(payout);
            }
            case ReceiveEffect.LookAgain ignored -> {}
            case ReceiveEffect.Judge ignored -> {}
            case ReceiveEffect.OpenIncident ignored -> {}
            case ReceiveEffect.CloseIncident ignored -> {}
            case ReceiveEffect.StopSending ignored -> {}
        }
    }

    private void check() {
        for (Currency each : Currency.values()) {
            assertThat(books.sum(each)).as("sum of %s", each).isZero();
        }
        assertThat(settleWasOrdered && giveBackWasOrdered)
                .as("both taken and given back")
                .isFalse();
        boolean ours = order.state().knownPreimage().isPresent();
        assertThat(books.balance(Account.LIGHTNING, Currency.MSAT)).isEqualTo(ours ? given.paid.value() : 0);
        assertThat(books.balance(Account.HIVE_HOT_WALLET, Currency.MILLI_HIVE)).isEqualTo(hotWallet);
        long payout = order.state()
                .knownSettlement()
                .map(settlement -> settlement.payout().milli())
                .orElse(0L);
        boolean done = order.state() instanceof ReceiveState.Done;
        assertThat(reserved).as("reserved").isEqualTo(done ? 0 : payout);
        boolean parked = order.state() instanceof ReceiveState.Parked;
        long owed = ours && !done ? payout : 0;
        assertThat(-books.balance(Account.order(order.id().text()), Currency.MILLI_HIVE))
                .as("debt to the payee")
                .isEqualTo(parked ? 0 : owed);
        assertThat(-books.balance(Account.parked(order.id().text()), Currency.MILLI_HIVE))
                .as("suspense")
                .isEqualTo(parked ? owed : 0);
        if (ours) {
            checkPrice(payout);
        }
    }

    private void checkPrice(long payout) {
        long fee = -books.balance(Account.FEES, Currency.MSAT);
        long rounding = -books.balance(Account.ROUNDING, Currency.MSAT);
        long converted = -books.balance(Account.CONVERSION, Currency.MSAT);
        assertThat(fee).isEqualTo(order.request().quote().feeOn(given.paid).value());
        assertThat(fee + rounding + converted).as("all that was paid").isEqualTo(given.paid.value());
        assertThat(rounding).as("less than 0.001 is kept by rounding").isBetween(0L, given.satsPerHive.longValue() + 1);
        assertThat(books.balance(Account.CONVERSION, Currency.MILLI_HIVE)).isEqualTo(payout);
        assertThat(Duration.between(order.request().createdAt(), now).isNegative())
                .isFalse();
    }
}
