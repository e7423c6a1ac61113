package io.github.hivebolt.testkit;

import static io.github.hivebolt.testkit.StoreSamples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.store.QueuedNotification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Incidents, notifications, facts and the audit trail. */
public interface StoreMessagesContract extends StoreContract {
    @Test
    default void incident_opensOnce_isUpdated_andClosesWithItsDuration() {
        assertThat(open(IncidentKind.HIVE_NODE_BAD, "one.example", "slow", START))
                .isTrue();
        assertThat(open(IncidentKind.HIVE_NODE_BAD, "two.example", "lies", START.plusSeconds(1)))
                .isTrue();
        assertThat(open(IncidentKind.HIVE_NODE_BAD, "one.example", "slower \u0000", START.plusSeconds(2)))
                .isFalse();
        List<Incident> open = store().read(view -> view.openIncidents());
        assertThat(open).extracting(Incident::text).containsExactly("slower \u0000", "lies");
        assertThat(open.getFirst().openedAt()).isEqualTo(START);
        assertThat(close("one.example", START.plusSeconds(60))).contains(Duration.ofSeconds(60));
        assertThat(close("one.example", START.plusSeconds(61))).isEmpty();
        assertThat(close("three.example", START)).isEmpty();
        Incident closed = store().read(view -> view.closedIncidents(5)).getFirst();
        assertThat(closed)
                .isEqualTo(new Incident(
                        open.getFirst().id(),
                        IncidentKind.HIVE_NODE_BAD,
                        "one.example",
                        "slower \u0000",
                        START,
                        Optional.of(START.plusSeconds(60)),
                        Optional.of("done")));
    }

    @Test
    default void incident_canOpenAgain_andClosedOnesAreListedLatestFirst() {
        for (int i = 0; i < 4; i++) {
            assertThat(open(IncidentKind.HIVE_NODE_BAD, "", "down " + i, START.plusSeconds(i)))
                    .isTrue();
            close("", START.plusSeconds(10 + i));
        }
        assertThat(store().<List<Incident>>read(view -> view.openIncidents())).isEmpty();
        assertThat(store().<List<Incident>>read(view -> view.closedIncidents(3)))
                .extracting(Incident::text)
                .containsExactly("down 3", "down 2", "down 1");
        assertThat(store().<List<Incident>>read(view -> view.closedIncidents(9)))
                .extracting(Incident::id)
                .doesNotHaveDuplicates();
    }

    @Test
    default void notifications_waitPerChannel_inTheirOrder() {
        enqueue("first", List.of("a", "", "b\nc \u0000"), List.of("telegram", "log"));
        enqueue("second", List.of(), List.of("telegram", "telegram"));
        List<QueuedNotification> waiting = queued("telegram", 9);
        assertThat(waiting).extracting(queued -> queued.notification().title()).containsExactly("first", "second");
        Notification first = waiting.getFirst().notification();
        assertThat(first)
                .isEqualTo(new Notification(
                        first.id(), Severity.WARNING, "first", List.of("a", "", "b\nc \u0000"), START));
        assertThat(store().<Long>read(view -> view.queuedNotificationCount())).isEqualTo(3);
        store().write(transaction -> {
            transaction.countTry(first.id(), "telegram");
            transaction.countTry(first.id(), "telegram");
            transaction.markDelivered(first.id(), "log", START.plusSeconds(1));
            return true;
        });
        assertThat(queued("log", 9)).isEmpty();
        assertThat(queued("telegram", 1))
                .containsExactly(new QueuedNotification(first, "telegram", 2, Optional.empty()));
        assertThat(store().<Long>read(view -> view.queuedNotificationCount())).isEqualTo(2);
    }

    @Test
    default void markDelivered_ofWhatWasNeverQueued_isRefused() {
        assertThatThrownBy(() -> store().write(transaction -> {
                    transaction.markDelivered(77, "log", START);
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void fact_isReplaced_andBounded() {
        put("mode", "live");
        put("mode", "store-behind \u0000");
        assertThat(store().<Optional<String>>read(view -> view.fact("mode"))).contains("store-behind \u0000");
        assertThat(store().<Optional<String>>read(view -> view.fact("other"))).isEmpty();
        put("k".repeat(100), "\u00e9".repeat(4000));
        assertThat(store().<Optional<String>>read(view -> view.fact("k".repeat(100))))
                .contains("\u00e9".repeat(4000));
        assertThatThrownBy(() -> put("k".repeat(101), "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> put("k", "v".repeat(4001))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void audit_takesAnyText() {
        store().write(transaction -> {
            transaction.audit("admin", "resolve", "order", "it's \u0000 \ud83d\ude80", START);
            return true;
        });
    }

    private boolean open(IncidentKind kind, String subject, String text, Instant at) {
        return store().write(transaction -> transaction.openIncident(kind, subject, text, at));
    }

    private Optional<Duration> close(String subject, Instant at) {
        return store().write(transaction -> transaction.closeIncident(IncidentKind.HIVE_NODE_BAD, subject, "done", at));
    }

    private void enqueue(String title, List<String> lines, List<String> channels) {
        store().write(transaction -> {
            transaction.enqueue(Severity.WARNING, title, lines, channels, START);
            return true;
        });
    }

    private List<QueuedNotification> queued(String channel, int limit) {
        return store().read(view -> view.queuedNotifications(channel, limit));
    }

    private void put(String key, String value) {
        store().write(transaction -> {
            transaction.putFact(key, value);
            return true;
        });
    }
}
