package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells what is out. A party must have been out for a while before an incident opens; which one opens is decided when
 * every party is either well or has been out that long, so that one cut cable is one incident. An outage closes when the
 * parties are back and what came in meanwhile has been worked off.
 */
final class Watchdog implements Worker {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration IRREVERSIBLE_STANDS_STILL = Duration.ofSeconds(60);
    private static final Duration LONGEST_WORKING_OFF = Duration.ofMinutes(2);
    private static final Duration HEAD_MOVES = Duration.ofSeconds(15);
    private static final Duration RATES_MAY_BE_LATE = Duration.ofSeconds(30);
    private static final Duration DECIDING = Duration.ofSeconds(20);
    // The first answers after an outage may come from one node alone, which may itself be behind.
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration ENDING = Duration.ofSeconds(30);
    private static final Set<IncidentKind> OUTAGES =
            Set.of(IncidentKind.NETWORK_DOWN, IncidentKind.HIVE_NODES_DOWN, IncidentKind.LIGHTNING_DOWN);

    private final OrderStore store;
    private final TimeSource time;
    private final ChainProgress progress;
    private final LightningMonitor lightning;
    private final IncidentDesk incidents;
    private final Leadership leadership;
    private final OutageSummary summary;
    private final Duration outageAfter;
    private final Function<HiveAsset, Optional<Rate>> rates;
    private final HealthRecord ratesHealth;
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
        this.outageAfter = settings.outageAfter();
        this.rates = ports.rates();
        this.ratesHealth = new HealthRecord("rates", ports.time());
    }

    PartyHealth ratesHealth() {
        return ratesHealth.now();
    }

    @Override
    public String name() {
        return "watchdog";
    }

    @Override
    public Duration step() {
        // One instance tells of outages; two that see different ones would close each other's.
        if (leadership.lease().isEmpty()) {
            return BETWEEN_LOOKS;
        }
        List<Incident> all = store.read(view -> view.openIncidents());
        List<Incident> outages = all.stream()
                .filter(incident -> OUTAGES.contains(incident.kind()))
                .toList();
        Optional<IncidentKind> outage = classify();
        if (outage.isPresent()) {
            wellSince = Optional.empty();
            if (!isMerelyEnding(outages, outage.get())) {
                outOf(outages, outage.get());
            }
        } else if (isWell() && !outages.isEmpty()) {
            back(outages);
        }
        judgeLightning(all);
        judgeChain(all);
        judgeRates(all);
        return BETWEEN_LOOKS;
    }

    private Optional<IncidentKind> classify() {
        boolean hiveOut = isOut(progress.health());
        boolean lightningOut = isOut(lightning.health());
        boolean hiveFails = isFailing(progress.health()) || progress.isSilent();
        boolean undecided = hiveFails != hiveOut || isFailing(lightning.health()) != lightningOut;
        boolean waitedEnough = isOutFor(progress.health(), outageAfter.plus(DECIDING))
                || isOutFor(lightning.health(), outageAfter.plus(DECIDING));
        if (undecided && !waitedEnough) {
            return Optional.empty();
        }
        if (hiveOut && lightningOut) {
            return Optional.of(IncidentKind.NETWORK_DOWN);
        }
        if (hiveOut) {
            return Optional.of(IncidentKind.HIVE_NODES_DOWN);
        }
        return lightningOut ? Optional.of(IncidentKind.LIGHTNING_DOWN) : Optional.empty();
    }

    /** When a cable is mended, one party answers before the other: that is no new outage. */
    private boolean isMerelyEnding(List<Incident> open, IncidentKind now) {
        boolean wasWider = open.stream().anyMatch(incident -> incident.kind() == IncidentKind.NETWORK_DOWN);
        PartyHealth back = now == IncidentKind.LIGHTNING_DOWN ? progress.health() : lightning.health();
        return wasWider && now != IncidentKind.NETWORK_DOWN && !lasts(back, ENDING.plus(outageAfter));
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
            case NETWORK_DOWN ->
                "Neither a Hive node nor the Lightning node answers: "
                        + progress.health().why() + block;
            case HIVE_NODES_DOWN -> progress.health().why() + block;
            default -> lightning.health().why();
        };
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

    private void judgeLightning(List<Incident> open) {
        PartyHealth health = lightning.health();
        boolean cannotPay = health.state() == PartyHealth.State.DEGRADED && lasts(health, outageAfter);
        if (cannotPay) {
            open(open, IncidentKind.LIGHTNING_NOT_SYNCED, health.why());
        } else if (health.state() == PartyHealth.State.UP) {
            close(open, IncidentKind.LIGHTNING_NOT_SYNCED, "The Lightning node can pay again.");
        }
    }

    private void judgeChain(List<Incident> open) {
        boolean headMoves = since(progress.headMovedAt()).compareTo(HEAD_MOVES) < 0;
        boolean stalled = headMoves && since(progress.irreversibleMovedAt()).compareTo(IRREVERSIBLE_STANDS_STILL) > 0;
        if (stalled) {
            open(open, IncidentKind.CHAIN_STALLED, "Blocks come, but none has become irreversible for a minute.");
        } else if (headMoves) {
            close(open, IncidentKind.CHAIN_STALLED, "Blocks become irreversible again.");
        }
    }

    private void judgeRates(List<Incident> open) {
        boolean priced = Arrays.stream(HiveAsset.values())
                .allMatch(asset -> rates.apply(asset).isPresent());
        if (priced) {
            ratesHealth.up();
            close(open, IncidentKind.RATES_UNAVAILABLE, "Prices can be had again.");
            return;
        }
        ratesHealth.down("HIVE or HBD cannot be priced");
        if (lasts(ratesHealth.now(), outageAfter.plus(RATES_MAY_BE_LATE))) {
            open(
                    open,
                    IncidentKind.RATES_UNAVAILABLE,
                    "HIVE or HBD cannot be priced; see hivebolt check for the reason.");
        }
    }

    /** The store is written to only when something changes, not once a second. */
    private void open(List<Incident> open, IncidentKind kind, String text) {
        boolean known = open.stream()
                .anyMatch(incident -> incident.kind() == kind && incident.text().equals(text));
        if (!known) {
            store.write(tx -> {
                incidents.open(tx, kind, "", text);
                return true;
            });
        }
    }

    private void close(List<Incident> open, IncidentKind kind, String summary) {
        if (open.stream().anyMatch(incident -> incident.kind() == kind)) {
            store.write(tx -> {
                incidents.close(tx, kind, "", summary);
                return true;
            });
        }
    }

    private Duration since(Instant moment) {
        return Duration.between(moment, time.now());
    }

    private boolean isWell() {
        return progress.health().state() == PartyHealth.State.UP
                && lightning.health().state() != PartyHealth.State.DOWN;
    }

    private static boolean isFailing(PartyHealth health) {
        return health.state() == PartyHealth.State.DOWN;
    }

    private boolean isOut(PartyHealth health) {
        return isOutFor(health, outageAfter);
    }

    private boolean isOutFor(PartyHealth health, Duration atLeast) {
        return isFailing(health) && lasts(health, atLeast);
    }

    private boolean lasts(PartyHealth health, Duration atLeast) {
        return Duration.between(health.since(), time.now()).compareTo(atLeast) >= 0;
    }
}
