package io.github.hivebolt.adapters.hive;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one Hive node is doing, as far as is known without asking it now.
 *
 * @param host whose it is
 * @param url scheme, name and port; never a user, a password or a query
 * @param state in one word
 * @param since when the present trouble began; empty while up or never asked
 * @param why what is wrong, one line each; hostile text, bounded
 * @param troubles the same per group of calls
 * @param headNumber the highest block that it told of
 * @param lag how old that block was, by our wall clock, when it told of it or later
 */
public record NodeReport(
        String host,
        String url,
        State state,
        Optional<Instant> since,
        String why,
        Map<ApiGroup, String> troubles,
        Optional<Long> headNumber,
        Optional<Duration> lag) {
    /** A node's state in one word. */
    public enum State {
        /** All that was asked of it lately, it answered well. */
        UP,
        /** It answers for the head of the chain, but not all else. */
        DEGRADED,
        /** It does not answer for the head of the chain. */
        DOWN,
        /** It was not asked yet. */
        UNKNOWN
    }

    /** Takes a copy. */
    public NodeReport {
        troubles = Map.copyOf(troubles);
    }

    static List<NodeReport> of(NodePool pool, Instant now) {
        return pool.all().stream().map(node -> of(node, now)).toList();
    }

    private static NodeReport of(HiveNode node, Instant now) {
        Map<ApiGroup, String> troubles = new EnumMap<>(ApiGroup.class);
        Optional<Instant> since = Optional.empty();
        for (ApiGroup group : ApiGroup.values()) {
            Health health = node.health(group);
            Optional<NodeTroubleException> last = health.last();
            if (last.isPresent()) {
                troubles.put(group, last.get().line());
                Instant began = health.badSince();
                since = since.filter(known -> known.isBefore(began)).or(() -> Optional.of(began));
            }
        }
        return new NodeReport(
                node.host(),
                node.address().shown(),
                state(node, troubles),
                since,
                String.join("; ", troubles.values().stream().distinct().toList()),
                troubles,
                node.lastHead().map(HeadSample::headNumber),
                node.lastHead().map(head -> Duration.between(head.headTime(), now)));
    }

    private static State state(HiveNode node, Map<ApiGroup, String> troubles) {
        if (troubles.containsKey(ApiGroup.HEAD)) {
            return State.DOWN;
        }
        if (!troubles.isEmpty()) {
            return State.DEGRADED;
        }
        return node.lastHead().isPresent() ? State.UP : State.UNKNOWN;
    }
}
