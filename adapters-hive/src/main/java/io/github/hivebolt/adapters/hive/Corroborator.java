package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.ports.Corroboration;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks other hosts whether they too have an operation that one host reported. Thread-safe. */
final class Corroborator {
    private final NodePool pool;
    private final BlockSource blocks;
    private final VirtualSource virtuals;
    private final ConfirmingHosts confirming;

    Corroborator(NodePool pool, BlockSource blocks, VirtualSource virtuals, ConfirmingHosts confirming) {
        this.pool = pool;
        this.blocks = blocks;
        this.virtuals = virtuals;
        this.confirming = confirming;
    }

    /** See {@link io.github.hivebolt.ports.HiveReader#corroborate}. */
    Corroboration corroborate(ChainTransfer transfer, String servedBy) {
        int needed = confirming.needed();
        int agreeing = 1;
        Optional<String> objection = Optional.empty();
        Map<ChainTransfer, Integer> others = new HashMap<>();
        List<String> silent = new ArrayList<>();
        ApiGroup group = group(transfer);
        for (HiveNode node : pool.candidatesPerHost(group)) {
            if (agreeing >= needed || agreedOn(others, needed).isPresent()) {
                break;
            }
            if (node.host().equals(servedBy)) {
                continue;
            }
            try {
                List<ChainTransfer> seen = pool.askOne(group, node, each -> transfersOf(each, transfer));
                if (seen.contains(transfer)) {
                    agreeing++;
                } else {
                    objection = objection.or(() -> Optional.of(objection(node, transfer, seen)));
                    atSamePlace(seen, transfer).ifPresent(other -> others.merge(other, 1, Integer::sum));
                }
            } catch (NodeTroubleException trouble) {
                silent.add(node + " " + trouble.line());
            }
        }
        if (agreeing < needed && !others.isEmpty() && agreedOn(others, needed).isEmpty()) {
            takenBack(transfer, servedBy, group).ifPresent(other -> others.merge(other, 1, Integer::sum));
        }
        return agreedOn(others, needed)
                .<Corroboration>map(Corroboration.Altered::new)
                .orElse(verdict(agreeing, needed, objection, silent));
    }

    /**
     * What the serving host says now, if that is something else than before. Without this, two hosts of which one once
     * lied would never agree again, however honest both have become.
     */
    private Optional<ChainTransfer> takenBack(ChainTransfer transfer, String servedBy, ApiGroup group) {
        for (HiveNode node : pool.candidatesPerHost(group)) {
            if (node.host().equals(servedBy)) {
                try {
                    return atSamePlace(pool.askOne(group, node, each -> transfersOf(each, transfer)), transfer)
                            .filter(now -> !now.equals(transfer));
                } catch (NodeTroubleException silent) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** What as many hosts as are needed have instead. Needs at least two: one host is never believed against another. */
    private Optional<ChainTransfer> agreedOn(Map<ChainTransfer, Integer> others, int needed) {
        return others.entrySet().stream()
                .filter(other -> other.getValue() >= Math.max(2, needed))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<ChainTransfer> atSamePlace(List<ChainTransfer> seen, ChainTransfer transfer) {
        return seen.stream()
                .filter(each -> each.operation().equals(transfer.operation()))
                .findFirst();
    }

    private Corroboration verdict(int agreeing, int needed, Optional<String> objection, List<String> silent) {
        if (agreeing >= needed) {
            return new Corroboration.Agreed(agreeing);
        }
        return objection
                .<Corroboration>map(Corroboration.Disagreed::new)
                .orElseGet(() -> new Corroboration.NotEnoughHosts(agreeing + " of " + needed + " hosts report it"
                        + (silent.isEmpty() ? "." : ": " + String.join("; ", silent))));
    }

    private static ApiGroup group(ChainTransfer transfer) {
        return switch (transfer.operation()) {
            case OperationId.Signed signed -> ApiGroup.BLOCKS;
            case OperationId.Virtual virtual -> ApiGroup.VIRTUAL_OPERATIONS;
        };
    }

    /** What a node has in the transfer's block, provided that the block is irreversible to it. */
    private List<ChainTransfer> transfersOf(HiveNode node, ChainTransfer transfer) throws NodeTroubleException {
        long number = transfer.blockNumber();
        if (node.irreversibleReaching(number) < number) {
            throw notYet(number);
        }
        return switch (transfer.operation()) {
            case OperationId.Signed signed ->
                blocks.one(node, number).orElseThrow(() -> notYet(number)).transfers();
            case OperationId.Virtual virtual -> virtuals.block(node, number);
        };
    }

    private static NodeTroubleException notYet(long number) {
        return new NodeTroubleException(
                Trouble.STALE, NodeTroubleException.Kind.NOT_YET, "does not have block " + number + " yet");
    }

    private static String objection(HiveNode node, ChainTransfer transfer, List<ChainTransfer> seen) {
        boolean samePlace = atSamePlace(seen, transfer).isPresent();
        return node + (samePlace ? " has another operation at " : " has no operation that concerns us at ")
                + transfer.operation().text() + " in block " + transfer.blockNumber() + ".";
    }
}
