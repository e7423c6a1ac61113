package io.github.hivebolt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Notifier} must do. An adapter's test class implements it against its own double. */
public interface NotifierContract {
    /** How long one message may take (R2), with room for a slow machine. */
    Duration BOUND = Duration.ofSeconds(21);

    /**
     * A notifier whose channel takes messages.
     *
     * @return the notifier
     */
    Notifier delivering();

    /**
     * Notifiers whose channel gives no clear answer, each in another way, one of them a channel that never answers; none
     * where a notifier has no other side.
     *
     * @return the unclear ones
     */
    List<Notifier> unclear();

    /**
     * What the channel of {@link #delivering()} got, as its reader sees it.
     *
     * @return the text of all messages
     */
    String received();

    /**
     * A message.
     *
     * @param title its title
     * @param lines its lines
     * @return the message
     */
    static Notification message(String title, String... lines) {
        return new Notification(7, Severity.WARNING, title, List.of(lines), Instant.parse("2026-01-02T03:04:05Z"));
    }

    /** A message arrives with all its parts. */
    @Test
    default void message_arrivesWhole() {
        Delivery delivery = delivering().send(message("Lightning is down", "since 03:04", "orders wait"));
        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
        assertThat(received()).contains("Lightning is down", "since 03:04", "orders wait");
    }

    /** R2: whatever the channel does, it is a delivery report, in bounded time. */
    @Test
    default void r2_unclearChannel_isTriedAgainAndNeverThrows() {
        for (Notifier notifier : unclear()) {
            Delivery delivery = assertTimeoutPreemptively(BOUND, () -> notifier.send(message("title", "line")));
            assertThat(delivery).isInstanceOf(Delivery.TryAgain.class);
        }
    }

    /** R3: hostile text, huge text and no text at all harm nothing. */
    @Test
    default void r3_hostileText_isOnlyText() {
        Notifier notifier = delivering();
        String hostile = "\"}]\r\nX-Evil: 1\r\n\r\n<b>${jndi:x}</b>\u0000\u001b[31m\u202e\ud800 %s {0} @everyone";
        for (Notification notification : List.of(
                message(hostile, hostile),
                message(""),
                message("t", ""),
                message("x".repeat(100_000), "y".repeat(100_000)))) {
            assertThat(notifier.send(notification)).isInstanceOf(Delivery.Delivered.class);
        }
    }

    /** The name is what configuration calls it. */
    @Test
    default void name_isALowerCaseWord() {
        assertThat(delivering().name()).matches("[a-z][a-z0-9-]*");
    }
}
