package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.adapters.hive.NodeTroubleException.Kind;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.VirtualBatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads virtual operations from whichever node proves that it has them. Thread-safe.
 *
 * <p>Two traps of the usual public nodes are avoided: a range that touches the node's last irreversible block is
 * silently cut, and blocks without irreversible data have no operations at all. A window of blocks counts only if the
 * same node has virtual operations (every block has at least one) for the block <em>behind</em> the window, which
 * proves that its data reach beyond it.
 */
final class VirtualSource {
    private static final int MAX_WINDOW = 1_000;
    private static final int PAGE = 10_000;
    private static final int MAX_PAGES = 100;

    private final NodePool pool;
    private final VirtualParser parser;

    VirtualSource(NodePool pool, VirtualParser parser) {
        this.pool = pool;
        this.parser = parser;
    }

    /** See {@link io.github.hivebolt.ports.HiveReader#readVirtual}. */
    VirtualBatch read(long afterBlock, long upToBlock) {
        return pool.askForNew(ApiGroup.VIRTUAL_OPERATIONS, node -> window(node, afterBlock, upToBlock))
                .map(NodePool.Served::value)
                .orElseGet(() -> new VirtualBatch(
                        afterBlock, afterBlock, List.of(), pool.all().get(0).host()));
    }

    /** All movements to us in one block of one node, none of which can be missing. */
    List<ChainTransfer> block(HiveNode node, long number) throws NodeTroubleException {
        VirtualParser.Answer answer = operationsOf(node, number);
        return inOrder(answer.transfers(), number, number);
    }

    private VirtualBatch window(HiveNode node, long afterBlock, long upToBlock) throws NodeTroubleException {
        long end = Math.min(upToBlock, afterBlock + MAX_WINDOW) + 1;
        long reach = Math.min(end, node.irreversibleReaching(end));
        if (reach <= afterBlock + 1) {
            return new VirtualBatch(afterBlock, afterBlock, List.of(), node.host());
        }
        operationsOf(node, reach);
        List<ChainTransfer> transfers = inOrder(pages(node, afterBlock + 1, reach), afterBlock + 1, reach - 1);
        return new VirtualBatch(afterBlock, reach - 1, transfers, node.host());
    }

    private VirtualParser.Answer operationsOf(HiveNode node, long block) throws NodeTroubleException {
        VirtualParser.Answer answer =
                node.ask(RpcCall.virtualOperations(block), node.timeouts().blocks(), parser::read);
        if (answer.blocks().isEmpty()) {
            throw new NodeTroubleException(
                    Trouble.STALE, Kind.NOT_YET, "has no virtual operations of irreversible block " + block);
        }
        if (answer.blocks().stream().anyMatch(each -> each != block)) {
            throw NodeTroubleException.broken("sent operations of another block than " + block);
        }
        return answer;
    }

    private List<ChainTransfer> pages(HiveNode node, long begin, long end) throws NodeTroubleException {
        List<ChainTransfer> transfers = new ArrayList<>();
        VirtualPage page = new VirtualPage(begin, 0);
        for (int count = 0; count < MAX_PAGES; count++) {
            VirtualParser.Answer answer =
                    node.ask(RpcCall.fills(page, end, PAGE), node.timeouts().blocks(), parser::read);
            transfers.addAll(answer.transfers());
            VirtualPage next = answer.next();
            // Some nodes write 0 where they are through.
            if (next.operation() == 0 && (next.block() == 0 || next.block() >= end)) {
                return transfers;
            }
            if (next.block() < page.block() || next.equals(page)) {
                throw NodeTroubleException.broken("goes round in circles in its virtual operations");
            }
            page = next;
        }
        throw NodeTroubleException.broken("finds no end of its virtual operations");
    }

    /** In chain order, each once. */
    private static List<ChainTransfer> inOrder(List<ChainTransfer> transfers, long first, long last)
            throws NodeTroubleException {
        Map<OperationId, ChainTransfer> unique = new HashMap<>();
        for (ChainTransfer transfer : transfers) {
            if (transfer.blockNumber() < first || transfer.blockNumber() > last) {
                throw NodeTroubleException.broken("sent operations of other blocks than were asked for");
            }
            ChainTransfer known = unique.putIfAbsent(transfer.operation(), transfer);
            if (known != null && !known.equals(transfer)) {
                throw NodeTroubleException.broken("sent two operations for one place in the chain");
            }
        }
        return unique.values().stream()
                .sorted(Comparator.comparingLong(ChainTransfer::blockNumber)
                        .thenComparingLong(each -> place(each).transactionInBlock())
                        .thenComparingInt(each -> place(each).indexInTransaction()))
                .toList();
    }

    private static OperationId.Virtual place(ChainTransfer transfer) {
        return switch (transfer.operation()) {
            case OperationId.Virtual virtual -> virtual;
            case OperationId.Signed signed -> throw new IllegalStateException("a virtual operation was read");
        };
    }
}
