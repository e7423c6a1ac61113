package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.adapters.hive.NodeTroubleException.Kind;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.ports.PartyUnavailableException;
import java.util.List;
import java.util.Optional;

/** Fetches blocks from whichever node gives good ones. Thread-safe. */
final class BlockSource {
    private final NodePool pool;
    private final BlockParser parser;

    BlockSource(NodePool pool, BlockParser parser) {
        this.pool = pool;
        this.parser = parser;
    }

    /**
     * Some blocks after a known one, from the first node that has good ones.
     *
     * @param after the known block
     * @param upTo the last block that may be returned
     * @param max the most blocks
     * @return at least one block, or none if there may be none or every node merely says that it has none yet
     * @throws PartyUnavailableException if no node has good ones
     */
    BlockRange after(BlockReference after, long upTo, int max) {
        if (upTo <= after.number()) {
            return new BlockRange(after, List.of(), pool.all().get(0).host());
        }
        return pool.askForNew(ApiGroup.BLOCKS, node -> fetch(node, after, upTo, max))
                .map(NodePool.Served::value)
                .orElseGet(
                        () -> new BlockRange(after, List.of(), pool.all().get(0).host()));
    }

    private BlockRange fetch(HiveNode node, BlockReference after, long upTo, int max) throws NodeTroubleException {
        long first = after.number() + 1;
        int whole = node.range().blocks();
        int count = (int) Math.min(Math.min(whole, max), upTo - after.number());
        LinkCheck.Prefix prefix = LinkCheck.prefix(after.id(), first, ask(node, first, count, parser), count);
        List<ParsedBlock> good = prefix.required(first);
        if (good.size() == whole) {
            node.range().coped();
        }
        return new BlockRange(after, good, node.host());
    }

    /**
     * One block of one node.
     *
     * @return the block, or empty if the node does not have it
     * @throws NodeTroubleException also if the block cannot be used
     */
    Optional<ParsedBlock> one(HiveNode node, long number) throws NodeTroubleException {
        List<ParsedBlock> blocks = ask(node, number, 1, parser);
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        ParsedBlock block = blocks.get(0);
        LinkCheck.Prefix prefix = LinkCheck.prefix(block.previous(), number, blocks, 1);
        return Optional.of(prefix.required(number).get(0));
    }

    /** What a node says to a range, unchecked. The node asks for less next time if this was too much. */
    static List<ParsedBlock> ask(HiveNode node, long first, int count, BlockParser parser) throws NodeTroubleException {
        try {
            return node.ask(RpcCall.blocks(first, count), node.timeouts().blocks(), parser::readRange);
        } catch (NodeTroubleException trouble) {
            if (trouble.kind() == Kind.TOO_MUCH) {
                node.range().tooMuch();
            }
            throw trouble;
        }
    }
}
