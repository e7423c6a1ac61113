package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two instances on one store: whoever loses leases and claims in mid-work harms nothing when it goes on. */
class TwoEnginesTest {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int ORDERS = 8;
    private static final int OFTEN = 400;

    private record Sent(OrderId id, Optional<NodeInvoice> invoice, boolean toBePaid) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void engineThatStandsStillPastItsLeasesAndClaims_paysNothingTwiceAndSignsNothingTwice(long seed) {
        TwoEngines world = new TwoEngines(seed);
        world.runUntil(Duration.ofSeconds(20), () -> false);
        world.standStillOnceIn(OFTEN);
        List<Sent> sent = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            sent.add(send(world, i));
            world.runUntil(Duration.ofSeconds(5), () -> false);
        }
        world.runUntil(SOON, () -> sent.stream().allMatch(one -> isFinal(world, one)));
        assertThat(world.stoodStill()).as("seed %d bites", seed).isPositive();
        world.standStillOnceIn(0);
        assertThat(world.runUntil(SOON, () -> sent.stream().allMatch(one -> isFinal(world, one))))
                .as("all is final without an operator, seed %d", seed)
                .isTrue();
        sent.forEach(one -> check(world, one, seed));
        assertThat(sums(world).values()).as("books of seed %d", seed).containsOnly(0L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before sign",
                "after sign",
                "before broadcast",
                "after broadcast",
                "before pay",
                "after pay",
                "before look",
                "after look",
                "before corroborate",
                "after corroborate",
                "after read"
            })
    void engineThatStandsStillJustThere_harmsNothingWhenItGoesOn(String moment) {
        TwoEngines world = new TwoEngines(10);
        world.runUntil(Duration.ofSeconds(20), () -> false);
        world.standStillAt(moment);
        Sent one = send(world, 0);
        assertThat(world.runUntil(SOON, () -> world.stoodStill() == 1 && isFinal(world, one)))
                .isTrue();
        world.runUntil(SOON, () -> false);
        check(world, one, 10);
        assertThat(sums(world).values()).containsOnly(0L);
    }

    /** Its claims would run for two minutes and its roles for half a minute. */
    @ParameterizedTest
    @ValueSource(strings = {"sign", "broadcast", "corroborate", "look"})
    void oneThatIsKilledInMidWorkAndStartedAgain_goesOnAtOnce(String call) {
        TwoEngines world = new TwoEngines(9);
        world.runUntil(Duration.ofSeconds(20), () -> false);
        world.killBefore(call);
        Sent one = send(world, 0);
        assertThat(world.runUntil(SOON, world::oneIsGone)).as("killed").isTrue();
        world.startAgain();
        assertThat(world.runUntil(Duration.ofSeconds(25), () -> isFinal(world, one)))
                .as("final soon after the start")
                .isTrue();
        check(world, one, 9);
    }

    @Test
    void oneThatIsKilledInMidWork_isReplacedByTheOtherWhenItsClaimsAreOver() {
        TwoEngines world = new TwoEngines(9);
        world.runUntil(Duration.ofSeconds(20), () -> false);
        world.killBefore("sign");
        Sent one = send(world, 0);
        assertThat(world.runUntil(SOON, world::oneIsGone)).as("killed").isTrue();
        assertThat(world.runUntil(Duration.ofMinutes(3), () -> isFinal(world, one)))
                .isTrue();
        check(world, one, 9);
    }

    private static Sent send(TwoEngines world, int number) {
        String from = List.of("alice", "bob", "carol", "dave").get(number % 4);
        return switch (number % 4) {
            case 0, 1 -> withInvoice(world, from, number, new InvoiceBehaviour.Pays(), true);
            case 2 -> withInvoice(world, from, number, new InvoiceBehaviour.Fails(LndFailure.NO_ROUTE), false);
            default ->
                new Sent(world.transfer(from, "10.000", "nothing to pay, number " + number), Optional.empty(), false);
        };
    }

    private static Sent withInvoice(
            TwoEngines world, String from, int number, InvoiceBehaviour behaviour, boolean toBePaid) {
        NodeInvoice invoice = world.invoice(1_000L + number, behaviour);
        return new Sent(world.transfer(from, "10.000", invoice.paymentRequest()), Optional.of(invoice), toBePaid);
    }

    private static boolean isFinal(TwoEngines world, Sent one) {
        return world.row(one.id()).filter(row -> row.order().state().isFinal()).isPresent();
    }

    private static void check(TwoEngines world, Sent one, long seed) {
        String what = "seed " + seed + " " + one;
        List<TransferOperation> answers = world.answers(one.id());
        assertThat(answers).as(what).hasSize(1);
        assertThat(world.broadcasts.get(one.id())).as("signed once: " + what).hasSize(1);
        SendState state = world.row(one.id()).orElseThrow().order().state();
        if (one.toBePaid()) {
            assertThat(state).as(what).isInstanceOf(SendState.Done.class);
            assertThat(world.timesPaid(one.invoice().orElseThrow())).as(what).isEqualTo(1);
        } else {
            assertThat(state).as(what).isInstanceOf(SendState.Refunded.class);
            assertThat(answers.getFirst().amount().decimal()).as(what).isEqualTo("10.000");
            one.invoice()
                    .ifPresent(invoice ->
                            assertThat(world.timesPaid(invoice)).as(what).isZero());
        }
    }

    private static Map<Currency, Long> sums(TwoEngines world) {
        Map<Currency, Long> sums = new HashMap<>();
        for (LedgerEntry entry : world.store.ledgerEntries()) {
            entry.postings().forEach(posting -> sums.merge(posting.currency(), posting.amount(), Long::sum));
        }
        return sums;
    }
}
