package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.BroadcastReport;
import io.github.hivebolt.ports.BroadcastReport.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts what the nodes said to one broadcast. For one thread. */
final class BroadcastTally {
    private static final int MAX_MESSAGE = 500;

    private final Set<String> taken = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final List<String> unclear = new ArrayList<>();
    private Optional<RpcError> worst = Optional.empty();

    void taken(String host) {
        taken.add(host);
    }

    /** What a node said instead of taking it; that it has it already is taken. */
    void answered(String host, RpcError error) {
        if (RefusalRules.isDuplicate(error)) {
            taken.add(host);
            return;
        }
        refused.add(host);
        boolean worse = worst.map(known -> severity(error) > severity(known)).orElse(true);
        worst = worse ? Optional.of(error) : worst;
    }

    void unclear(String why) {
        unclear.add(why);
    }

    int takenBy() {
        return taken.size();
    }

    BroadcastReport report() {
        if (!taken.isEmpty()) {
            return new BroadcastReport.Taken(taken.size());
        }
        return worst.<BroadcastReport>map(error -> new BroadcastReport.Refused(
                        reason(error), Lines.one(error.message(), MAX_MESSAGE), refused.size()))
                .orElseGet(() -> new BroadcastReport.Unclear(
                        unclear.isEmpty() ? "No Hive node could be asked." : String.join("; ", unclear)));
    }

    private static int severity(RpcError error) {
        return RefusalRules.severity(reason(error));
    }

    private static Reason reason(RpcError error) {
        return RefusalRules.reason(error);
    }
}
