package io.github.hivebolt.app.cli;

import io.github.hivebolt.adapters.hive.NodeProbe;
import io.github.hivebolt.domain.hive.AccountName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says in sentences what is wrong with Hive nodes, or with what the configuration says of the chain, and what to do. */
final class HiveFindings {
    private final List<NodeProbe> probes;
    private final AccountName account;

    HiveFindings(List<NodeProbe> probes, AccountName account) {
        this.probes = List.copyOf(probes);
        this.account = account;
    }

    /** What all nodes that know the chain say alike: not a node is wrong then, but the configuration. */
    List<String> ofAll() {
        List<String> problems = new ArrayList<>();
        if (allDeny(NodeProbe::accountExists)) {
            problems.add("hivebolt.hive.account: there is no account " + account + "; correct it.");
        }
        if (allDeny(NodeProbe::activeKeyMatches)) {
            problems.add("hivebolt.hive.active-key is not an active key of " + account + "; give the right one.");
        }
        return problems;
    }

    /** What is wrong with one node. */
    List<String> of(NodeProbe probe) {
        if (!probe.isReachable()) {
            String why = probe.troubles().values().stream().findFirst().orElse("no usable answer");
            return List.of("it does not answer (" + why + "); try another node.");
        }
        if (!probe.onOurChain()) {
            return List.of("it is on the chain " + probe.chainId().orElse("")
                    + ", not on hivebolt.hive.chain-id; correct one of them.");
        }
        List<String> problems = new ArrayList<>();
        probe.troubles()
                .forEach((group, trouble) -> problems.add("it does not serve "
                        + group.name().toLowerCase(java.util.Locale.ROOT) + " (" + trouble + ")."));
        if (denies(probe, NodeProbe::accountExists) && !allDeny(NodeProbe::accountExists)) {
            problems.add("it knows no account " + account + ", which others know; leave it out.");
        }
        if (denies(probe, NodeProbe::activeKeyMatches) && !allDeny(NodeProbe::activeKeyMatches)) {
            problems.add("it knows another active key of " + account + " than others do; leave it out.");
        }
        return problems;
    }

    private boolean allDeny(Function<NodeProbe, Optional<Boolean>> fact) {
        List<NodeProbe> told = probes.stream()
                .filter(probe -> probe.onOurChain() && fact.apply(probe).isPresent())
                .toList();
        return !told.isEmpty() && told.stream().allMatch(probe -> denies(probe, fact));
    }

    private static boolean denies(NodeProbe probe, Function<NodeProbe, Optional<Boolean>> fact) {
        return !fact.apply(probe).orElse(true);
    }
}
