package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.StoreTransaction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opens and closes incidents, and tells the operator of both in the same transaction. Thread-safe. */
final class IncidentDesk {
    private final List<EngineSettings.Channel> channels;
    private final TimeSource time;
    private final URI runbook;

    IncidentDesk(EngineSettings settings, TimeSource time) {
        this.channels = settings.channels();
        this.time = time;
        this.runbook = settings.alerts().runbook();
    }

    void open(StoreTransaction tx, IncidentKind kind, String subject, String text) {
        if (tx.openIncident(kind, subject, text, time.now())) {
            List<String> lines = List.of(
                    text,
                    "What the gateway does: " + IncidentWords.whatTheGatewayDoes(kind),
                    "What you can do: " + IncidentWords.whatYouCanDo(kind),
                    more(kind));
            tell(tx, severity(kind), "Open: " + title(kind, subject), lines);
        }
    }

    void close(StoreTransaction tx, IncidentKind kind, String subject, String summary) {
        Optional<Duration> lasted = tx.closeIncident(kind, subject, summary, time.now());
        lasted.ifPresent(duration -> tell(
                tx,
                severity(kind),
                "Over: " + title(kind, subject),
                List.of("It lasted " + IncidentWords.plain(duration) + ".", summary, more(kind))));
    }

    /** For what could not be written down while it lasted: it is told when it is closed. */
    static void openSince(StoreTransaction tx, IncidentKind kind, String text, Instant since) {
        tx.openIncident(kind, "", text, since);
    }

    private String more(IncidentKind kind) {
        return Notification.MORE + IncidentWords.page(runbook, kind);
    }

    void tell(StoreTransaction tx, Severity severity, String title, List<String> lines) {
        List<String> names = channels.stream()
                .filter(channel -> severity.compareTo(channel.minSeverity()) >= 0)
                .map(EngineSettings.Channel::name)
                .toList();
        if (!names.isEmpty()) {
            List<String> text = lines.stream().filter(line -> !line.isBlank()).toList();
            tx.enqueue(severity, title, text, names, time.now());
        }
    }

    private static String title(IncidentKind kind, String subject) {
        String words = IncidentWords.title(kind);
        return subject.isEmpty() ? words : words + " (" + subject + ")";
    }

    private static Severity severity(IncidentKind kind) {
        return switch (kind) {
            case ORDER_PARKED, STORE_BEHIND, NODE_CONTRADICTION, BOOKS_DIFFER, HIVE_DISAGREEMENT -> Severity.CRITICAL;
            case HIVE_NODE_BAD, ORDER_HELD_LONG, NOTIFIER_FAILING, LIQUIDITY_LOW, RC_LOW, FUNDS_LOW -> Severity.WARNING;
            case HIVE_NODES_DOWN,
                    NETWORK_DOWN,
                    CHAIN_STALLED,
                    LIGHTNING_DOWN,
                    LIGHTNING_NOT_SYNCED,
                    RATES_UNAVAILABLE,
                    STORE_DOWN,
                    DISK_LOW,
                    CLOCK_OFF -> Severity.WARNING;
        };
    }
}
