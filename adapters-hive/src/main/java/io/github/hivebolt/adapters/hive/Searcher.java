package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for a transaction of ours in a stretch of the chain on several hosts. Thread-safe. */
final class Searcher {
    private final NodePool pool;
    private final BlockParser parser;
    private final ConfirmingHosts confirming;

    Searcher(NodePool pool, BlockParser parser, ConfirmingHosts confirming) {
        this.pool = pool;
        this.parser = parser;
        this.confirming = confirming;
    }

    /** See {@link io.github.hivebolt.ports.HiveReader#sight}. */
    Sighting sight(TransactionId id, long fromBlock, long toBlock) {
        int needed = confirming.needed();
        Map<String, Search> searches = new HashMap<>();
        List<String> silent = new ArrayList<>();
        for (HiveNode node : pool.candidatesPerHost(ApiGroup.BLOCKS)) {
            try {
                searches.put(
                        node.host(), pool.askOne(ApiGroup.BLOCKS, node, each -> search(each, id, fromBlock, toBlock)));
            } catch (NodeTroubleException trouble) {
                silent.add(node + " " + trouble.line());
            }
            Optional<Sighting> verdict = verdict(searches, needed);
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
        return new Sighting.Undecided(searches.size() + " of " + needed + " hosts answered completely and alike"
                + (silent.isEmpty() ? "" : "; " + String.join("; ", silent))
                + (searches.isEmpty() ? "" : "; seen: " + searches) + ".");
    }

    /** Enough hosts with the same answer; one that saw it forbids to call it missing. */
    private Optional<Sighting> verdict(Map<String, Search> searches, int needed) {
        for (Search candidate : searches.values()) {
            long alike = searches.values().stream().filter(candidate::equals).count();
            boolean contradicted = candidate.foundIn().isEmpty()
                    && searches.values().stream()
                            .anyMatch(each -> each.foundIn().isPresent());
            if (alike >= needed && !contradicted) {
                return Optional.of(
                        candidate.foundIn().<Sighting>map(Sighting.Present::new).orElseGet(Sighting.Missing::new));
            }
        }
        return Optional.empty();
    }

    private Search search(HiveNode node, TransactionId id, long fromBlock, long toBlock) throws NodeTroubleException {
        if (node.irreversibleReaching(toBlock) < toBlock) {
            throw new NodeTroubleException(
                    Trouble.STALE,
                    NodeTroubleException.Kind.NOT_YET,
                    "does not hold block " + toBlock + " for irreversible yet");
        }
        BlockParser looking = parser.lookingFor(id);
        Optional<Long> foundIn = Optional.empty();
        Optional<BlockId> link = Optional.empty();
        long next = fromBlock;
        while (next <= toBlock) {
            List<ParsedBlock> blocks = part(node, looking, next, toBlock, link);
            foundIn = foundIn.or(() -> blocks.stream()
                    .filter(ParsedBlock::holdsWanted)
                    .map(block -> block.reference().number())
                    .findFirst());
            link = Optional.of(blocks.get(blocks.size() - 1).reference().id());
            next += blocks.size();
        }
        return new Search(foundIn, link);
    }

    private static List<ParsedBlock> part(
            HiveNode node, BlockParser looking, long first, long toBlock, Optional<BlockId> link)
            throws NodeTroubleException {
        int count = (int) Math.min(node.range().blocks(), toBlock - first + 1);
        List<ParsedBlock> answer = BlockSource.ask(node, first, count, looking);
        Optional<BlockId> previous = link.or(() -> answer.stream().findFirst().map(ParsedBlock::previous));
        if (previous.isEmpty()) {
            throw new NodeTroubleException(
                    Trouble.STALE, NodeTroubleException.Kind.NOT_YET, "does not have block " + first);
        }
        return LinkCheck.prefix(previous.get(), first, answer, count).required(first);
    }

    /**
     * What one host holds.
     *
     * @param foundIn the block that has the transaction
     * @param lastBlock the id of the last block of the stretch; hosts on different chains cannot agree
     */
    private record Search(Optional<Long> foundIn, Optional<BlockId> lastBlock) {
        @Override
        public String toString() {
            return foundIn.map(block -> "in block " + block).orElse("in no block");
        }
    }
}
