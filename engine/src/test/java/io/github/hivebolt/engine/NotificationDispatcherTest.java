package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a channel does with messages that its notifier cannot take. */
class NotificationDispatcherTest {
    private static final String CHANNEL = "log";

    private final EngineWorld world = new EngineWorld(1);
    private final List<String> sent = new ArrayList<>();
    private final List<Notification> delivered = new ArrayList<>();
    private int troubles;
    private boolean broken;
    private boolean wantsEach;

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
                if (delivery instanceof Delivery.Delivered) {
                    delivered.add(notification);
                }
                return delivery;
            }

            @Override
            public boolean wantsEach() {
                return wantsEach;
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
        world.run(Duration.ofSeconds(5));
        assertThat(world.store.<Long>read(StoreView::queuedNotificationCount)).isZero();
    }

    @Test
    void oneThrowAfterALongOutage_losesNoMessage() {
        start(message -> {
            troubles++;
            if (troubles == 61) {
                throw new IllegalStateException("a defect of the notifier");
            }
            return troubles <= 60 ? out() : new Delivery.Delivered();
        });
        assertThat(world.runUntil(Duration.ofMinutes(80), () -> troubles > 62)).isTrue();
        assertThat(delivered).extracting(Notification::title).startsWith("first", "second");
    }

    @Test
    void channelThatIsOutForLong_isNeverGivenUp_andTellsAllInOneMessageAfterwards() {
        start(message -> {
            troubles++;
            return troubles <= 60 ? out() : new Delivery.Delivered();
        });
        assertThat(world.runUntil(Duration.ofMinutes(80), () -> troubles > 60)).isTrue();
        assertThat(delivered).hasSize(1);
        assertThat(delivered.getFirst().title()).startsWith("3 messages since 03-01 12:0");
        assertThat(delivered.getFirst().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("INFO first: text"),
                        line -> assertThat(line).contains("INFO second: text"),
                        line -> assertThat(line).contains("WARNING Open: a notifier fails (log): out"));
    }

    @Test
    void channelThatIsOutForAMoment_opensNothing() {
        start(message -> {
            troubles++;
            return troubles <= 3 ? out() : new Delivery.Delivered();
        });
        world.run(Duration.ofMinutes(2));
        assertThat(delivered).extracting(Notification::title).containsExactly("first", "second");
        assertThat(incidents()).isEmpty();
    }

    @Test
    void failingChannel_isAnIncidentThatEndsWithTheFirstDelivery() {
        start(message -> broken ? out() : new Delivery.Delivered());
        broken = true;
        enqueue(Severity.INFO, "third");
        world.run(Duration.ofMinutes(8));
        assertThat(incidents()).containsExactly(IncidentKind.NOTIFIER_FAILING);
        broken = false;
        world.run(Duration.ofMinutes(2));
        assertThat(incidents()).isEmpty();
        assertThat(world.store.read(view -> view.closedIncidents(1)).getFirst().kind())
                .isEqualTo(IncidentKind.NOTIFIER_FAILING);
    }

    @Test
    void refusedMessage_isTold_andThoseBehindItArrive() {
        start(message ->
                message.title().equals("first") ? new Delivery.Refused("no such markup") : new Delivery.Delivered());
        world.run(Duration.ofSeconds(10));
        assertThat(delivered)
                .extracting(Notification::title)
                .startsWith("second", "Open: a notifier fails (log)")
                .doesNotContain("first");
    }

    @Test
    void storm_isFoldedInOrder_andPeopleGetFewMessages() {
        start(message -> new Delivery.Delivered());
        for (int i = 1; i <= 90; i++) {
            enqueue(i == 50 ? Severity.CRITICAL : Severity.INFO, "storm " + i);
            world.run(Duration.ofSeconds(1));
        }
        world.run(Duration.ofMinutes(2));
        assertThat(delivered).hasSizeLessThanOrEqualTo(12);
        assertThat(world.store.<Long>read(StoreView::queuedNotificationCount)).isZero();
        Notification folded = delivered.stream()
                .filter(message -> message.severity() == Severity.CRITICAL)
                .findFirst()
                .orElseThrow();
        assertThat(folded.title()).matches("[0-9]+ messages since .*");
        List<String> lines = folded.lines();
        assertThat(lines.indexOf(find(lines, "storm 10:"))).isLessThan(lines.indexOf(find(lines, "storm 11:")));
        assertThat(lines).hasSizeLessThanOrEqualTo(25);
    }

    @Test
    void channelForPrograms_getsEachMessageOfAStorm() {
        wantsEach = true;
        start(message -> new Delivery.Delivered());
        for (int i = 1; i <= 30; i++) {
            enqueue(Severity.INFO, "storm " + i);
        }
        world.run(Duration.ofSeconds(3));
        assertThat(delivered).hasSize(32).last().extracting(Notification::title).isEqualTo("storm 30");
    }

    @Test
    void foldedMessageThatIsRefused_isSentOneByOne() {
        start(message -> message.title().contains("messages since")
                ? new Delivery.Refused("too long")
                : new Delivery.Delivered());
        for (int i = 1; i <= 3; i++) {
            enqueue(Severity.INFO, "storm " + i);
        }
        world.run(Duration.ofMinutes(1));
        assertThat(delivered)
                .extracting(Notification::title)
                .containsExactly("first", "second", "storm 1", "storm 2", "storm 3");
    }

    @Test
    void quietHours_letOnlyTheCriticalThrough_andTheRestFollowsInOrder() {
        // It is 12:00 UTC, which is 13:00 there.
        world.quietHours = Optional.of(new QuietHours(LocalTime.of(12, 30), LocalTime.of(14, 0), ZoneId.of("+01:00")));
        start(message -> new Delivery.Delivered());
        world.run(Duration.ofMinutes(5));
        assertThat(delivered).isEmpty();
        enqueue(Severity.CRITICAL, "wake up");
        world.run(Duration.ofSeconds(5));
        assertThat(delivered).hasSize(1);
        assertThat(delivered.getFirst().lines()).hasSize(3);
        enqueue(Severity.WARNING, "later");
        world.run(Duration.ofMinutes(30));
        assertThat(delivered).hasSize(1);
        world.run(Duration.ofMinutes(30));
        assertThat(delivered).hasSize(2).last().extracting(Notification::title).isEqualTo("later");
    }

    @Test
    void quietHours_mayPassMidnight() {
        QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("UTC"));
        assertThat(night.covers(Instant.parse("2026-01-01T22:00:00Z"))).isTrue();
        assertThat(night.covers(Instant.parse("2026-01-01T03:00:00Z"))).isTrue();
        assertThat(night.covers(Instant.parse("2026-01-01T07:00:00Z"))).isFalse();
        assertThat(night.covers(Instant.parse("2026-01-01T21:59:59Z"))).isFalse();
    }

    private static String find(List<String> lines, String part) {
        return lines.stream().filter(line -> line.contains(part)).findFirst().orElse("");
    }

    private static Delivery out() {
        return new Delivery.TryAgain("out", Duration.ZERO);
    }

    private List<IncidentKind> incidents() {
        return world.store.read(
                view -> view.openIncidents().stream().map(Incident::kind).toList());
    }

    private void enqueue(Severity severity, String title) {
        world.store.write(tx -> {
            tx.enqueue(severity, title, List.of("text"), List.of(CHANNEL), world.time.now());
            return true;
        });
    }
}
