package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Single irreversible blocks, on the word of several hosts. Thread-safe. */
final class ReferenceBlocks {
    private final NodePool pool;
    private final BlockSource source;
    private final ConfirmingHosts confirming;

    ReferenceBlocks(NodePool pool, BlockSource source, ConfirmingHosts confirming) {
        this.pool = pool;
        this.source = source;
        this.confirming = confirming;
    }

    String preferredHost() {
        return pool.all().get(0).host();
    }

    /**
     * The block that as many hosts have as must confirm.
     *
     * @throws PartyUnavailableException if too few do
     */
    BlockReference agreed(long number) {
        int needed = confirming.needed();
        Map<BlockReference, Set<String>> votes = votes(number, needed);
        return winner(votes, needed).orElseThrow(() -> tooFew(number, needed, votes));
    }

    /**
     * The same, or the block that the only answering host has: for what the chain itself checks.
     *
     * @throws PartyUnavailableException if hosts contradict each other, or none answers
     */
    BlockReference uncontradicted(long number) {
        int needed = confirming.needed();
        Map<BlockReference, Set<String>> votes = votes(number, needed);
        return winner(votes, needed)
                .or(() -> votes.size() == 1 ? votes.keySet().stream().findFirst() : Optional.empty())
                .orElseThrow(() -> tooFew(number, needed, votes));
    }

    private Optional<BlockReference> winner(Map<BlockReference, Set<String>> votes, int needed) {
        return votes.entrySet().stream()
                .filter(vote -> vote.getValue().size() >= needed)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Asks until enough hosts agree or all were asked. */
    private Map<BlockReference, Set<String>> votes(long number, int needed) {
        Map<BlockReference, Set<String>> votes = new HashMap<>();
        List<NodePool.Failed> failures = new ArrayList<>();
        for (HiveNode node : pool.candidatesPerHost(ApiGroup.BLOCKS)) {
            try {
                BlockReference seen = pool.askOne(ApiGroup.BLOCKS, node, each -> irreversible(each, number));
                votes.computeIfAbsent(seen, unseen -> new HashSet<>()).add(node.host());
            } catch (NodeTroubleException trouble) {
                failures.add(new NodePool.Failed(node, trouble));
            }
            if (winner(votes, needed).isPresent()) {
                return votes;
            }
        }
        if (votes.isEmpty()) {
            throw pool.unavailable(ApiGroup.BLOCKS, failures);
        }
        return votes;
    }

    private PartyUnavailableException tooFew(long number, int needed, Map<BlockReference, Set<String>> votes) {
        return new PartyUnavailableException(
                votes.size() > 1 ? Trouble.STALE : Trouble.NOT_READY,
                "Too few Hive hosts agree on block " + number + ": " + needed + " are needed, " + votes.values()
                        + " answered.");
    }

    private BlockReference irreversible(HiveNode node, long number) throws NodeTroubleException {
        if (node.irreversibleReaching(number) < number) {
            throw notYet(number);
        }
        return source.one(node, number).orElseThrow(() -> notYet(number)).reference();
    }

    private static NodeTroubleException notYet(long number) {
        return new NodeTroubleException(
                Trouble.STALE,
                NodeTroubleException.Kind.NOT_YET,
                "does not hold block " + number + " for irreversible yet");
    }
}
