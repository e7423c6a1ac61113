package io.github.hivebolt.app.cli;

import io.github.hivebolt.adapters.hive.NodeProbe;
import io.github.hivebolt.domain.hive.AccountName;
import java.util.ArrayList;
import java.util.List;

/** Says in sentences what is wrong with a Hive node, and what to do. */
final class HiveFindings {
    private HiveFindings() {}

    static List<String> of(NodeProbe probe, AccountName account) {
        if (!probe.isReachable()) {
            String why = probe.troubles().values().stream().findFirst().orElse("no usable answer");
            return List.of("it does not answer (" + why + "); try another node.");
        }
        if (!probe.onOurChain()) {
            return List.of("it is on the chain " + probe.chainId().orElse("")
                    + ", not on hivebolt.hive.chain-id; correct one of" + " them.");
        }
        List<String> problems = new ArrayList<>();
        probe.troubles()
                .forEach((group, trouble) -> problems.add("it does not serve "
                        + group.name().toLowerCase(java.util.Locale.ROOT) + " (" + trouble + ")."));
        if (!probe.accountExists().orElse(true)) {
            problems.add("it knows no account " + account + "; correct hivebolt.hive.account.");
        }
        if (!probe.activeKeyMatches().orElse(true)) {
            problems.add("hivebolt.hive.active-key is not an active key of " + account + "; give the right one.");
        }
        return problems;
    }
}
