package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells of single Hive nodes while others serve: soon of one that misleads, only after a long while of one that is of no
 * use. A slow one is avoided and not told of, and while none serves it is not about single nodes.
 */
final class HiveNodesJudge implements Judge {
    /** Public nodes are restarted now and then, which takes minutes. */
    private static final int PATIENCE = 20;

    private final Supplier<List<HiveNodeHealth>> nodes;
    private final ChainProgress progress;
    private final TimeSource time;
    private final IncidentSwitch incidents;
    private final Duration outageAfter;
    private final Map<String, Steady> misleading = new HashMap<>();
    private final Map<String, Steady> useless = new HashMap<>();

    HiveNodesJudge(
            Supplier<List<HiveNodeHealth>> nodes,
            ChainProgress progress,
            TimeSource time,
            IncidentSwitch incidents,
            Duration outageAfter) {
        this.nodes = nodes;
        this.progress = progress;
        this.time = time;
        this.incidents = incidents;
        this.outageAfter = outageAfter;
    }

    @Override
    public void judge(List<Incident> open) {
        boolean othersServe = progress.health().state() == PartyHealth.State.UP && !progress.isSilent();
        if (!othersServe) {
            misleading.clear();
            useless.clear();
            return;
        }
        List<HiveNodeHealth> all = nodes.get();
        all.forEach(node -> judge(open, node));
        forgetRemoved(open, all);
    }

    private void judge(List<Incident> open, HiveNodeHealth node) {
        String name = node.party().party();
        boolean isUseless = node.party().state() == PartyHealth.State.DOWN;
        Steady.Verdict misleads = misleading
                .computeIfAbsent(name, ignored -> new Steady(time, outageAfter, outageAfter))
                .update(node.misleads());
        Steady.Verdict fails = useless.computeIfAbsent(
                        name, ignored -> new Steady(time, outageAfter.multipliedBy(PATIENCE), outageAfter))
                .update(isUseless);
        if (misleads == Steady.Verdict.WRONG || fails == Steady.Verdict.WRONG) {
            String what = misleads == Steady.Verdict.WRONG ? "It contradicts the other nodes: " : "It is of no use: ";
            incidents.open(
                    open, IncidentKind.HIVE_NODE_BAD, name, what + node.party().why());
        } else if (misleads == Steady.Verdict.RIGHT && fails == Steady.Verdict.RIGHT) {
            incidents.close(open, IncidentKind.HIVE_NODE_BAD, name, "The node serves again.");
        }
    }

    private void forgetRemoved(List<Incident> open, List<HiveNodeHealth> all) {
        Set<String> names = new HashSet<>();
        all.forEach(node -> names.add(node.party().party()));
        misleading.keySet().retainAll(names);
        useless.keySet().retainAll(names);
        open.stream()
                .filter(incident -> incident.kind() == IncidentKind.HIVE_NODE_BAD)
                .map(Incident::subject)
                .filter(subject -> subject.contains("://") && !names.contains(subject))
                .toList()
                .forEach(
                        gone -> incidents.close(open, IncidentKind.HIVE_NODE_BAD, gone, "The node is no longer used."));
    }
}
