package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.payout.PayoutKind;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What leaves first when much is to leave. */
class PayoutOrderTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final EngineWorld world = new EngineWorld(1);

    @Test
    void changeOvertakesRefundsThatWereDecidedBefore() {
        Instant now = world.time.now();
        world.store.write(tx -> {
            for (int i = 0; i < 12; i++) {
                tx.schedule(
                        WorkKind.PAYOUT, "refund " + i, PayoutLimits.dueAt(PayoutKind.REFUND, now.minusSeconds(60)));
            }
            tx.schedule(WorkKind.PAYOUT, "change", PayoutLimits.dueAt(PayoutKind.CHANGE, now));
            tx.schedule(WorkKind.PAYOUT, "payout", PayoutLimits.dueAt(PayoutKind.PAYOUT, now));
            return true;
        });
        assertThat(world.store.claim(Set.of(WorkKind.PAYOUT), 2, "clerk", SOON))
                .extracting(WorkItem::subject)
                .containsExactlyInAnyOrder("change", "payout");
    }

    @Test
    void refundOvertakesDustThatWasDueBefore() {
        world.run(SOON);
        List<String> dust = Stream.of("alice", "bob", "carol")
                .map(account -> world.transfer(account, "0.001", "nonsense").text())
                .toList();
        world.run(SOON);
        assertThat(world.store.claim(Set.of(WorkKind.PAYOUT), 9, "clerk", SOON)).isEmpty();
        world.time.advance(Duration.ofHours(13));
        Instant decided = world.time.now();
        world.store.write(tx -> {
            tx.schedule(WorkKind.PAYOUT, "refund", PayoutLimits.dueAt(PayoutKind.REFUND, decided));
            return true;
        });
        assertThat(world.store.claim(Set.of(WorkKind.PAYOUT), 1, "clerk", SOON))
                .extracting(WorkItem::subject)
                .containsExactly("refund");
        assertThat(world.store.claim(Set.of(WorkKind.PAYOUT), 9, "clerk", SOON))
                .extracting(WorkItem::subject)
                .containsExactlyInAnyOrderElementsOf(dust);
    }

    @Test
    void smallRefundsOfADay_areReturnedWholeAndTogether() {
        world.run(SOON);
        OrderId first = world.transfer("bob", "0.020", "nonsense");
        OrderId second = world.transfer("bob", "0.030", "more nonsense");
        world.run(Duration.ofMinutes(20));
        assertThat(List.of(world.label(first), world.label(second))).containsOnly("refund_pending");
        world.time.advance(Duration.ofHours(11).plusMinutes(40));
        assertThat(world.runUntil(SOON, () -> world.isFinal(first) && world.isFinal(second)))
                .isTrue();
        assertThat(world.answers(first))
                .singleElement()
                .satisfies(answer -> assertThat(answer.amount().milli()).isEqualTo(20));
        assertThat(world.answers(second)).hasSize(1);
    }
}
