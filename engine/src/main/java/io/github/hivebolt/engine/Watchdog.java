package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreUnavailableException;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what is out. A party must have been out for a while before an incident opens; which one opens is decided when
 * every party is either well or has been out that long, so that one cut cable is one incident. An outage closes when the
 * parties are back and what came in meanwhile has been worked off.
 */
final class Watchdog implements Worker {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LONGEST_WORKING_OFF = Duration.ofMinutes(2);
    // The first answers after an outage may come from one node alone, which may itself be behind.
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Set<IncidentKind> OUTAGES =
            Set.of(IncidentKind.NETWORK_DOWN, IncidentKind.HIVE_NODES_DOWN, IncidentKind.LIGHTNING_DOWN);

    private final OrderStore store;
    private final TimeSource time;
    private final ChainProgress progress;
    private final LightningMonitor lightning;
    private final IncidentDesk incidents;
    private final Leadership leadership;
    private final OutageSummary summary;
    private final OutageClassifier classifier;
    private final StoreWatch storeWatch;
    private final RatesJudge rates;
    private final List<Judge> judges;
    private Optional<Instant> wellSince = Optional.empty();

    Watchdog(
            EnginePorts ports,
            EngineSettings settings,
            ChainProgress progress,
            LightningMonitor lightning,
            IncidentDesk incidents,
            Leadership leadership) {
        this.store = ports.store();
        this.time = ports.time();
        this.progress = progress;
        this.lightning = lightning;
        this.incidents = incidents;
        this.leadership = leadership;
        this.summary = new OutageSummary(settings.policy().gateway());
        Duration outageAfter = settings.outageAfter();
        this.classifier = new OutageClassifier(progress, lightning, ports.hiveNodes(), time, outageAfter);
        this.storeWatch = new StoreWatch(store, time, incidents, outageAfter);
        IncidentSwitch onChange = new IncidentSwitch(store, incidents);
        this.rates = new RatesJudge(ports.rates(), time, onChange, outageAfter);
        this.judges = List.of(
                new LightningJudge(lightning, time, onChange, settings),
                new ChainJudge(progress, time, onChange, outageAfter),
                rates,
                new HiveNodesJudge(ports.hiveNodes(), progress, time, onChange, outageAfter),
                new DiskJudge(ports.usableDisk(), time, onChange, settings));
    }

    PartyHealth ratesHealth() {
        return rates.health();
    }

    @Override
    public String name() {
        return "watchdog";
    }

    @Override
    public Duration step() {
        try {
            // One instance tells of outages; two that see different ones would close each other's.
            if (leadership.lease().isPresent()) {
                storeWatch.answered();
                look();
            }
        } catch (StoreUnavailableException out) {
            storeWatch.isOut(out);
        }
        return BETWEEN_LOOKS;
    }

    private void look() {
        List<Incident> all = store.read(StoreView::openIncidents);
        List<Incident> outages = all.stream()
                .filter(incident -> OUTAGES.contains(incident.kind()))
                .toList();
        Optional<IncidentKind> outage = classifier.classify();
        if (outage.isPresent()) {
            wellSince = Optional.empty();
            if (!classifier.isMerelyEnding(outages, outage.get())) {
                outOf(outages, outage.get());
            }
        } else if (isWell() && !outages.isEmpty()) {
            back(outages);
        }
        judges.forEach(judge -> judge.judge(all));
    }

    private void outOf(List<Incident> open, IncidentKind kind) {
        String text = text(kind);
        boolean known = open.size() == 1 && open.getFirst().kind() == kind;
        if (known) {
            return;
        }
        store.write(tx -> {
            for (Incident other : open) {
                if (other.kind() != kind) {
                    incidents.close(tx, other.kind(), other.subject(), "It became: " + IncidentWords.title(kind) + ".");
                }
            }
            if (open.isEmpty()) {
                tx.blockCursor().ifPresent(cursor -> Facts.outageBegan(tx, cursor.timestamp()));
            }
            incidents.open(tx, kind, "", text);
            return true;
        });
    }

    private String text(IncidentKind kind) {
        String block = progress.readUpTo()
                .map(last -> " Read up to block " + last.number() + ".")
                .orElse("");
        return switch (kind) {
            case NETWORK_DOWN -> "Neither a Hive node nor the Lightning node answers: " + hiveTrouble() + block;
            case HIVE_NODES_DOWN -> hiveTrouble() + block;
            default -> lightning.health().why();
        };
    }

    private String hiveTrouble() {
        String known = progress.health().why();
        return known.isEmpty() ? "no Hive node has been heard." : known;
    }

    private void back(List<Incident> open) {
        Instant since = wellSince.orElseGet(time::now);
        wellSince = Optional.of(since);
        boolean waitedLong = Duration.between(since, time.now()).compareTo(LONGEST_WORKING_OFF) > 0;
        boolean settled = Duration.between(since, time.now()).compareTo(SETTLING) >= 0;
        if (!settled || !progress.isAtTheTip()) {
            return;
        }
        for (Incident outage : open) {
            store.write(tx -> {
                OutageSummary.Backlog backlog = summary.of(tx, outage, since);
                if (backlog.isWorkedOff() || waitedLong) {
                    incidents.close(tx, outage.kind(), outage.subject(), backlog.words());
                }
                return true;
            });
        }
    }

    private boolean isWell() {
        return progress.health().state() == PartyHealth.State.UP
                && lightning.health().state() != PartyHealth.State.DOWN;
    }
}
