package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.MonotonicTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the nodes' heads would be now, each carried on from when it was heard at the chain's pace, so that one that is asked
 * seldom is not taken for one that hangs.
 *
 * @param now each node's head, of those that told of one
 * @param agreed the head that two nodes reach, or the only one
 */
record Heads(Map<HiveNode, Long> now, long agreed) {
    private static final long BLOCK_SECONDS = 3;
    /** A minute. */
    private static final long MOST_BEHIND = 20;

    static Heads of(List<HiveNode> nodes, MonotonicTime moment) {
        Map<HiveNode, Long> heads = new HashMap<>();
        nodes.forEach(node -> node.lastHead()
                .ifPresent(sample -> heads.put(
                        node, sample.headNumber() + moment.since(sample.at()).toSeconds() / BLOCK_SECONDS)));
        List<Long> best =
                heads.values().stream().sorted(Comparator.reverseOrder()).toList();
        return new Heads(heads, best.isEmpty() ? 0 : best.get(Math.min(1, best.size() - 1)));
    }

    long behind(HiveNode node) {
        return Math.max(0, agreed - now.getOrDefault(node, agreed));
    }

    boolean hangs(HiveNode node) {
        return behind(node) > MOST_BEHIND;
    }
}
