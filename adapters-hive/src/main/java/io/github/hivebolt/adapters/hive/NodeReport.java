package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one Hive node is doing, as far as is known without asking it now.
 *
 * @param host whose it is
 * @param url scheme, name and port; never a user, a password or a query
 * @param state in one word
 * @param since when the present state began, at the earliest when the connection was opened
 * @param why what is wrong, one line each; hostile text, bounded
 * @param troubles the same per group of calls
 * @param lastHeard when it last told of the head of the chain
 * @param misleads whether it told of another chain, or of blocks that contradict what others told
 * @param headNumber the highest block that it told of
 * @param lag how old that block was, by our wall clock, when it told of it or later
 */
public record NodeReport(
        String host,
        String url,
        State state,
        Instant since,
        String why,
        Map<ApiGroup, String> troubles,
        Optional<Instant> lastHeard,
        boolean misleads,
        Optional<Long> headNumber,
        Optional<Duration> lag) {
    /** A node's state in one word. */
    public enum State {
        /** All that was asked of it lately, it answered well. */
        UP,
        /** It answers for the head of the chain, but not all else. */
        DEGRADED,
        /** It does not answer for the head of the chain, or was not asked yet. */
        DOWN
    }

    /** Takes a copy. */
    public NodeReport {
        troubles = Map.copyOf(troubles);
    }

    static List<NodeReport> of(NodePool pool, TimeSource time) {
        Heads heads = Heads.of(pool.all(), time.monotonic());
        return pool.all().stream().map(node -> of(node, heads, time.now())).toList();
    }

    private static NodeReport of(HiveNode node, Heads heads, Instant now) {
        Map<ApiGroup, String> troubles = new EnumMap<>(ApiGroup.class);
        for (ApiGroup group : ApiGroup.values()) {
            node.health(group).last().ifPresent(trouble -> troubles.put(group, trouble.line()));
        }
        if (heads.hangs(node)) {
            troubles.putIfAbsent(ApiGroup.HEAD, "hangs " + heads.behind(node) + " blocks behind the others");
        }
        State state = state(node, troubles);
        return new NodeReport(
                node.host(),
                node.address().shown(),
                state,
                since(node, state, troubles),
                why(state, troubles),
                troubles,
                node.lastHeard(),
                misleads(node),
                node.lastHead().map(HeadSample::headNumber),
                node.lastHead().map(head -> Duration.between(head.headTime(), now)));
    }

    /** A node that only lags behind, or lacks what is new, does not mislead. */
    private static boolean misleads(HiveNode node) {
        return Stream.of(ApiGroup.values())
                .filter(group -> group != ApiGroup.ACCOUNTS)
                .flatMap(group -> node.health(group).last().stream())
                .anyMatch(trouble ->
                        trouble.trouble() == Trouble.STALE && trouble.kind() != NodeTroubleException.Kind.NOT_YET);
    }

    private static State state(HiveNode node, Map<ApiGroup, String> troubles) {
        if (troubles.containsKey(ApiGroup.HEAD) || node.lastHead().isEmpty()) {
            return State.DOWN;
        }
        return troubles.isEmpty() ? State.UP : State.DEGRADED;
    }

    private static String why(State state, Map<ApiGroup, String> troubles) {
        return troubles.isEmpty() && state == State.DOWN
                ? "was not asked yet"
                : String.join("; ", troubles.values().stream().distinct().toList());
    }

    private static Instant since(HiveNode node, State state, Map<ApiGroup, String> troubles) {
        Stream<Instant> changes = Stream.of(ApiGroup.values())
                .filter(group -> troubles.isEmpty() || troubles.containsKey(group))
                .map(group -> node.health(group).changedAt());
        return switch (state) {
            case UP -> changes.max(Comparator.naturalOrder()).orElseThrow();
            case DEGRADED -> changes.min(Comparator.naturalOrder()).orElseThrow();
            case DOWN -> node.health(ApiGroup.HEAD).changedAt();
        };
    }
}
