package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.adapters.hive.NodeTroubleException.Kind;
import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which part of a node's answer is good: contiguous, linked and without defects. Pure. */
final class LinkCheck {
    private LinkCheck() {}

    /**
     * What is good of an answer.
     *
     * @param blocks the good blocks from its beginning
     * @param flaw what was wrong with the first one that is not good, if one is
     */
    record Prefix(List<ParsedBlock> blocks, Optional<String> flaw) {
        /** The good blocks, at least one. */
        List<ParsedBlock> required(long first) throws NodeTroubleException {
            if (blocks.isEmpty()) {
                throw flaw.map(what -> new NodeTroubleException(Trouble.STALE, what))
                        .orElseGet(() -> new NodeTroubleException(
                                Trouble.STALE, Kind.NOT_YET, "does not have block " + first + " yet"));
            }
            return blocks;
        }
    }

    /**
     * The good prefix.
     *
     * @param previous the id that the first block must link to
     * @param first the number that it must have
     * @param answer what came
     * @param count how many were asked for; more are ignored
     */
    static Prefix prefix(BlockId previous, long first, List<ParsedBlock> answer, int count) {
        List<ParsedBlock> good = new ArrayList<>();
        BlockId link = previous;
        for (ParsedBlock block : answer.subList(0, Math.min(count, answer.size()))) {
            Optional<String> flaw = flaw(block, first + good.size(), link);
            if (flaw.isPresent()) {
                return new Prefix(good, flaw);
            }
            good.add(block);
            link = block.reference().id();
        }
        return new Prefix(good, Optional.empty());
    }

    private static Optional<String> flaw(ParsedBlock block, long number, BlockId link) {
        if (block.reference().number() != number) {
            return Optional.of("sent block " + block.reference().number() + " in place of " + number);
        }
        if (!block.previous().equals(link)) {
            return Optional.of("has another chain: its block " + number + " does not follow block " + link);
        }
        return block.defect().map(what -> "sent a block " + number + " that cannot be used: " + what);
    }
}
