package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** With a node that never lies, whatever the network does: what is refunded is never paid, what is paid ends as paid. */
class TruthfulNodeTest {
    private static final int SEEDS = 500;
    private static final int MOST_STEPS = 900;

    private final Map<String, Integer> endings = new TreeMap<>();
    private final Map<ParkCause, Integer> causes = new EnumMap<>(ParkCause.class);

    @Test
    void aRefundedOrderIsNeverPaid_andAPaidOneEndsAsDone() {
        for (long seed = 0; seed < SEEDS; seed++) {
            live(seed);
        }
        // Every ending has been seen, so the two promises were put to the test.
        assertThat(endings.keySet()).containsExactlyInAnyOrder("done", "parked", "refunded");
        assertThat(causes).containsOnlyKeys(ParkCause.UNANSWERED_SEND);
    }

    private void live(long seed) {
        Random random = new Random(seed);
        Given given = new Given();
        given.expiresAt = Given.NOW.plusSeconds(random.nextInt(200_000));
        TruthfulNode node = new TruthfulNode(random, given.expiresAt);
        SendOrder order = given.order();
        Instant now = Given.NOW;
        Instant noLater = Given.NOW.plus(Duration.ofDays(30));
        for (int step = 0; step < MOST_STEPS && !order.state().isFinal() && now.isBefore(noLater); step++) {
            now = now.plusSeconds(1 + random.nextInt(step < 20 ? 30 : step < 300 ? 900 : 20_000));
            node.run(now);
            order = step(order, node, given, random, now);
        }
        judge(seed, order, node.paysInTheEnd());
    }

    private static SendOrder step(SendOrder order, TruthfulNode node, Given given, Random random, Instant now) {
        return switch (order.state()) {
            case SendState.Received ignored -> given.considered(order, now).next();
            case SendState.Waiting ignored -> given.considered(order, now).next();
            case SendState.Paying(Dispatch dispatch)
            when dispatch.log().sends() == 0 -> {
                Decision due = given.decide(order, new SendEvent.SendDue(Optional.empty()), now);
                if (due.effects().contains(new SendEffect.RequestMayLeave())) {
                    node.request(now);
                }
                yield due.next();
            }
            case SendState.Paying ignored -> hear(order, node, given, random, now);
            case SendState.Parked ignored -> hear(order, node, given, random, now);
            case SendState.Paid ignored ->
                given.decide(order, new SendEvent.ChangeDue(), now).next();
            case SendState.ChangePending ignored -> confirmed(order, given, now);
            case SendState.RefundPending ignored -> confirmed(order, given, now);
            case SendState.Done ignored -> order;
            case SendState.Refunded ignored -> order;
            case SendState.Kept ignored -> order;
        };
    }

    private static SendOrder confirmed(SendOrder order, Given given, Instant now) {
        return given.decide(order, new SendEvent.PayoutConfirmed(Given.SENT_IT_BACK), now)
                .next();
    }

    private static SendOrder hear(SendOrder order, TruthfulNode node, Given given, Random random, Instant now) {
        SendEvent event = random.nextBoolean()
                ? new SendEvent.LookedUp(node.look(now))
                : node.reply(now)
                        .<SendEvent>map(SendEvent.SendReturned::new)
                        .orElseGet(() -> new SendEvent.LookedUp(node.look(now)));
        return given.decide(order, event, now).next();
    }

    private void judge(long seed, SendOrder order, boolean paid) {
        String ending = order.state().label();
        endings.merge(ending, 1, Integer::sum);
        // Whatever is not final is parked, or it hangs.
        assertThat(order.state().isFinal() || order.state() instanceof SendState.Parked)
                .as("seed %d hangs in %s", seed, ending)
                .isTrue();
        if (order.state() instanceof SendState.Parked parked) {
            causes.merge(parked.cause(), 1, Integer::sum);
        }
        // A parked order is not paid either: the proof would have ended the parking.
        assertThat(paid).as("seed %d ends as %s", seed, ending).isEqualTo(order.state() instanceof SendState.Done);
    }
}
