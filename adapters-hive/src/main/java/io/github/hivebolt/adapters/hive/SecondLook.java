package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.adapters.hive.NodeTroubleException.Kind;
import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the last block that one host served with what another host has there, so that no single host can lead the
 * reader onto another chain. Thread-safe.
 */
final class SecondLook {
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final NodePool pool;
    private final BlockSource source;
    private final TimeSource time;
    private Optional<MonotonicTime> lookedAt = Optional.empty();

    SecondLook(NodePool pool, BlockSource source, TimeSource time) {
        this.pool = pool;
        this.source = source;
        this.time = time;
    }

    /** Whether it is time to look again; always at the end of what there is to read. */
    synchronized boolean isDue(boolean caughtUp) {
        MonotonicTime now = time.monotonic();
        return pool.hosts() > 1
                && (caughtUp
                        || lookedAt.filter(at -> now.since(at).compareTo(EVERY) < 0)
                                .isEmpty());
    }

    /**
     * Looks. Where nobody else answers, nothing is objected: what is credited is asked of other hosts anyway.
     *
     * @param block what was served
     * @param servedBy by whom
     * @throws PartyUnavailableException if other hosts have another block there, and not more of them have this one
     */
    void at(BlockReference block, String servedBy) {
        List<HiveNode> against = new ArrayList<>();
        for (HiveNode node : pool.candidatesPerHost(ApiGroup.BLOCKS)) {
            Optional<BlockId> seen = node.host().equals(servedBy) ? Optional.empty() : seen(node, block.number());
            if (seen.isPresent() && seen.get().equals(block.id())) {
                against.forEach(liar -> accuse(liar, block));
                looked();
                return;
            }
            seen.ifPresent(other -> against.add(node));
            if (against.size() > 1) {
                break;
            }
        }
        if (!against.isEmpty()) {
            throw disagreement(block, servedBy, against);
        }
    }

    private Optional<BlockId> seen(HiveNode node, long number) {
        try {
            return pool.askOne(ApiGroup.BLOCKS, node, each -> source.one(each, number))
                    .map(block -> block.reference().id());
        } catch (NodeTroubleException noAnswer) {
            return Optional.empty();
        }
    }

    private synchronized void looked() {
        lookedAt = Optional.of(time.monotonic());
    }

    private static void accuse(HiveNode node, BlockReference block) {
        node.health(ApiGroup.BLOCKS)
                .bad(new NodeTroubleException(
                        Trouble.STALE, Kind.UNFIT, "is alone with another block " + block.number()));
    }

    private PartyUnavailableException disagreement(BlockReference block, String servedBy, List<HiveNode> against) {
        if (against.size() > 1) {
            pool.all().stream().filter(node -> node.host().equals(servedBy)).forEach(node -> accuse(node, block));
        }
        return new PartyUnavailableException(
                Trouble.STALE,
                "Hive nodes disagree about irreversible block " + block.number() + ": " + servedBy + " has "
                        + block.id() + ", not so " + against + ". Nothing is read until they agree.");
    }
}
