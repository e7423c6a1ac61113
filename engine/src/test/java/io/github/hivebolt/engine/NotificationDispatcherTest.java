package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a channel does with messages that its notifier cannot take. */
class NotificationDispatcherTest {
    private static final String CHANNEL = "log";

    private final EngineWorld world = new EngineWorld(1);
    private final List<String> sent = new ArrayList<>();
    private int troubles;

    private void start(Function<Notification, Delivery> channel) {
        world.notifiers.add(new Notifier() {
            @Override
            public String name() {
                return CHANNEL;
            }

            @Override
            public Delivery send(Notification notification) {
                Delivery delivery = channel.apply(notification);
                sent.add(notification.title());
                return delivery;
            }
        });
        world.crash();
        world.run(Duration.ofSeconds(5));
        world.store.write(tx -> {
            tx.enqueue(Severity.INFO, "first", List.of("text"), List.of(CHANNEL), world.time.now());
            tx.enqueue(Severity.INFO, "second", List.of("text"), List.of(CHANNEL), world.time.now());
            return true;
        });
    }

    private Delivery throwOnFirst(Notification notification, int times) {
        if (notification.title().equals("first") && troubles < times) {
            troubles++;
            throw new IllegalStateException("a defect of the notifier");
        }
        return new Delivery.Delivered();
    }

    @Test
    void notifierThatThrows_isTriedAgainWithBackOffAndTheOrderKept() {
        start(message -> throwOnFirst(message, 3));
        world.run(Duration.ofSeconds(4));
        assertThat(troubles).isLessThan(4);
        assertThat(sent).isEmpty();
        world.run(Duration.ofSeconds(30));
        assertThat(sent).startsWith("first", "second");
    }

    @Test
    void messageThatThrowsFiftyTimes_isGivenUpAndThoseBehindItArrive() {
        start(message -> throwOnFirst(message, Integer.MAX_VALUE));
        assertThat(world.runUntil(Duration.ofMinutes(70), () -> !sent.isEmpty()))
                .isTrue();
        assertThat(troubles).isEqualTo(50);
        assertThat(sent).startsWith("second");
        assertThat(world.store.<Long>read(StoreView::queuedNotificationCount)).isZero();
    }

    @Test
    void oneThrowAfterALongOutage_doesNotLoseTheMessage() {
        start(message -> {
            troubles++;
            if (troubles == 61) {
                throw new IllegalStateException("a defect of the notifier");
            }
            return troubles <= 60 ? new Delivery.TryAgain("out", Duration.ZERO) : new Delivery.Delivered();
        });
        assertThat(world.runUntil(Duration.ofMinutes(80), () -> troubles > 62)).isTrue();
        assertThat(sent.getLast()).isEqualTo("second");
        assertThat(sent.get(sent.size() - 2)).isEqualTo("first");
        assertThat(sent).hasSize(62);
    }

    @Test
    void channelThatIsOutForLong_isNeverGivenUp() {
        start(message -> {
            troubles++;
            return troubles <= 60 ? new Delivery.TryAgain("out", Duration.ZERO) : new Delivery.Delivered();
        });
        assertThat(world.runUntil(Duration.ofMinutes(80), () -> troubles > 61)).isTrue();
        assertThat(sent.getLast()).isEqualTo("second");
        assertThat(sent.subList(0, 61)).containsOnly("first");
    }
}
