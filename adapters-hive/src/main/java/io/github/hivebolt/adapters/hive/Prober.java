package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.HiveAccount;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Tries everything on a node that the gateway will need. It changes nothing, here or there. Thread-safe. */
final class Prober {
    /** Without an operation it is refused by every node that reads it. */
    private static final String EMPTY_TRANSACTION = "{\"ref_block_num\":0,\"ref_block_prefix\":0,"
            + "\"expiration\":\"1970-01-01T00:00:00\",\"operations\":[],\"extensions\":[],\"signatures\":[]}";

    private final HiveNodesSettings settings;
    private final BlockSource blocks;
    private final VirtualSource virtuals;
    private final AccountSource accounts;
    private final TimeSource time;

    Prober(
            HiveNodesSettings settings,
            BlockSource blocks,
            VirtualSource virtuals,
            AccountSource accounts,
            TimeSource time) {
        this.settings = settings;
        this.blocks = blocks;
        this.virtuals = virtuals;
        this.accounts = accounts;
        this.time = time;
    }

    NodeProbe probe(HiveNode node) {
        Map<ApiGroup, String> troubles = new EnumMap<>(ApiGroup.class);
        Optional<String> chainId = attempt(troubles, ApiGroup.HEAD, node::askChainId);
        boolean ours = chainId.filter(settings.chainId().hex()::equals).isPresent();
        if (!ours) {
            return new NodeProbe(
                    node.host(),
                    node.address().shown(),
                    chainId,
                    false,
                    Optional.empty(),
                    troubles,
                    Optional.empty(),
                    Optional.empty());
        }
        Optional<HeadSample> head = attempt(troubles, ApiGroup.HEAD, node::askHead);
        long block = Math.max(1, head.map(HeadSample::irreversibleNumber).orElse(1L));
        attempt(
                troubles,
                ApiGroup.BLOCKS,
                () -> blocks.one(node, block)
                        .orElseThrow(() ->
                                NodeTroubleException.broken("does not have its own irreversible block " + block)));
        attempt(troubles, ApiGroup.VIRTUAL_OPERATIONS, () -> virtuals.block(node, block));
        attempt(troubles, ApiGroup.BROADCAST, () -> takesTransactions(node));
        Optional<Optional<HiveAccount>> account =
                attempt(troubles, ApiGroup.ACCOUNTS, () -> accounts.ask(node, settings.account()));
        return new NodeProbe(
                node.host(),
                node.address().shown(),
                chainId,
                true,
                head.map(sample -> Duration.between(sample.headTime(), time.now())),
                troubles,
                account.map(Optional::isPresent),
                account.flatMap(found -> found).flatMap(this::keyMatches));
    }

    private Optional<Boolean> keyMatches(HiveAccount account) {
        return settings.activeKey()
                .map(key -> account.activeKeys().contains(key.publicKey().toString()));
    }

    private static boolean takesTransactions(HiveNode node) throws NodeTroubleException {
        RpcAnswer<Boolean> answer = node.call(
                RpcCall.broadcast(EMPTY_TRANSACTION, 60), node.timeouts().broadcast(), parser -> {
                    parser.skipChildren();
                    return true;
                });
        if (answer instanceof RpcAnswer.Refusal<Boolean>(RpcError error) && error.isUnknownMethod()) {
            throw NodeTroubleException.broken("does not take transactions");
        }
        return true;
    }

    private static <T> Optional<T> attempt(Map<ApiGroup, String> troubles, ApiGroup group, Step<T> step) {
        try {
            return Optional.of(step.run());
        } catch (NodeTroubleException trouble) {
            troubles.put(group, trouble.line());
            return Optional.empty();
        }
    }

    /** One thing that is tried. */
    @FunctionalInterface
    private interface Step<T> {
        T run() throws NodeTroubleException;
    }
}
