package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells which outage it is. It decides when every party is either well or has been out long enough. */
final class OutageClassifier {
    private static final Duration DECIDING = Duration.ofSeconds(20);
    private static final Duration ENDING = Duration.ofSeconds(30);

    private final ChainProgress progress;
    private final LightningMonitor lightning;
    private final Supplier<List<HiveNodeHealth>> hiveNodes;
    private final Duration outageAfter;
    private final Steady allNodesFail;

    OutageClassifier(
            ChainProgress progress,
            LightningMonitor lightning,
            Supplier<List<HiveNodeHealth>> hiveNodes,
            TimeSource time,
            Duration outageAfter) {
        this.progress = progress;
        this.lightning = lightning;
        this.hiveNodes = hiveNodes;
        this.outageAfter = outageAfter;
        this.allNodesFail = new Steady(time, outageAfter, Duration.ZERO);
    }

    /** The outage that there is, or empty if there is none or it cannot be told yet. */
    Optional<IncidentKind> classify() {
        List<HiveNodeHealth> nodes = hiveNodes.get();
        // A node that was not asked yet counts as down, too; on a busy machine a start takes a while.
        boolean asked = progress.health().state() != PartyHealth.State.UNKNOWN;
        boolean noNodeAnswers = asked && !nodes.isEmpty() && nodes.stream().allMatch(node -> isDown(node.party()));
        boolean nodesAreOut = allNodesFail.update(noNodeAnswers) == Steady.Verdict.WRONG;
        boolean hiveOut = isHiveOutFor(outageAfter) || nodesAreOut;
        boolean hiveFails = isDown(progress.health())
                || progress.isSilent()
                || noNodeAnswers
                || noneHeardSinceTheOtherFailed(nodes);
        boolean lightningOut = isLightningOutFor(outageAfter);
        boolean undecided = hiveFails != hiveOut || isDown(lightning.health()) != lightningOut;
        Duration enough = outageAfter.plus(DECIDING);
        if (undecided && !isHiveOutFor(enough) && !isLightningOutFor(enough)) {
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
    boolean isMerelyEnding(List<Incident> open, IncidentKind now) {
        boolean wasWider = open.stream().anyMatch(incident -> incident.kind() == IncidentKind.NETWORK_DOWN);
        Duration back = now == IncidentKind.LIGHTNING_DOWN ? progress.lasted() : lightning.lasted();
        return wasWider && now != IncidentKind.NETWORK_DOWN && back.compareTo(ENDING.plus(outageAfter)) < 0;
    }

    /** What nodes said of the head stays good for some seconds after a cable was cut; but nobody has been heard since. */
    private boolean noneHeardSinceTheOtherFailed(List<HiveNodeHealth> nodes) {
        PartyHealth other = lightning.health();
        return !nodes.isEmpty()
                && isDown(other)
                && nodes.stream()
                        .noneMatch(node -> node.lastHeard()
                                .filter(heard -> heard.isAfter(other.since()))
                                .isPresent());
    }

    private boolean isHiveOutFor(Duration atLeast) {
        return isDown(progress.health()) && progress.lasted().compareTo(atLeast) >= 0;
    }

    private boolean isLightningOutFor(Duration atLeast) {
        return isDown(lightning.health()) && lightning.lasted().compareTo(atLeast) >= 0;
    }

    private static boolean isDown(PartyHealth health) {
        return health.state() == PartyHealth.State.DOWN;
    }
}
