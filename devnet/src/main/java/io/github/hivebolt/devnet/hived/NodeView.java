package io.github.hivebolt.devnet.hived;

import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.ChainTime;
import io.github.hivebolt.devnet.chain.ChainTransaction;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.domain.hive.BlockId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The chain as one node shows it. */
final class NodeView {
    private static final int NUMBER_HEX = 8;
    private static final int ID_HEX = 40;

    private final HiveChain chain;
    private final NodeSwitches switches;

    NodeView(HiveChain chain, NodeSwitches switches) {
        this.chain = chain;
        this.switches = switches;
    }

    HiveChain chain() {
        return chain;
    }

    NodeSwitches switches() {
        return switches;
    }

    long headNumber() {
        return Math.max(0, chain.headNumber() - switches.lagBlocks());
    }

    long irreversibleNumber() {
        return Math.min(chain.irreversibleNumber(), headNumber());
    }

    String now() {
        return head().map(block -> ChainTime.format(block.timestamp())).orElse(ChainTime.format(chain.genesis()));
    }

    Optional<ChainBlock> head() {
        return block(headNumber());
    }

    Optional<ChainBlock> block(long number) {
        return number > headNumber() ? Optional.empty() : chain.block(number).map(this::shown);
    }

    private ChainBlock shown(ChainBlock block) {
        ChainBlock shown = block;
        Optional<ChainTransaction> invented = switches.inventedFor(block.number());
        List<ChainTransaction> transactions = new ArrayList<>(block.transactions());
        boolean changed = transactions.removeIf(switches::hides);
        if (changed || invented.isPresent()) {
            invented.ifPresent(transactions::add);
            shown = block.showing(transactions);
        }
        if (switches.isOnOtherFork(block.number())) {
            BlockId previous =
                    switches.isOnOtherFork(block.number() - 1) ? otherId(block.previous()) : block.previous();
            shown = shown.onFork(otherId(block.id()), previous);
        }
        return shown;
    }

    private static BlockId otherId(BlockId id) {
        byte[] other = Seed.sha256(("other fork " + id.hex()).getBytes(StandardCharsets.US_ASCII));
        return new BlockId(id.hex().substring(0, NUMBER_HEX)
                + HexFormat.of().formatHex(other).substring(NUMBER_HEX, ID_HEX));
    }
}
