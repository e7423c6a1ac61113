package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.ports.BroadcastReport;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends the same bytes to node after node until one has taken them, and to one more so that they spread. Each further
 * call begins with another node, because a node that holds a transaction does not pass it on again. Thread-safe.
 */
final class Broadcaster {
    /** A node whose head is older refuses, so that it cannot swallow a transaction that it will never pass on. */
    private static final int MAX_BLOCK_AGE_SECONDS = 60;

    private static final int WANTED_HOSTS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MAX_REMEMBERED = 10_000;

    private final NodePool pool;
    private final TimeSource time;
    private final Map<TransactionId, Integer> calls = new LinkedHashMap<>();

    Broadcaster(NodePool pool, TimeSource time) {
        this.pool = pool;
        this.time = time;
    }

    /** See {@link io.github.hivebolt.ports.HiveSender#broadcast}. */
    BroadcastReport broadcast(SignedTransfer transfer) {
        BroadcastTally tally = new BroadcastTally();
        try {
            RpcCall call = RpcCall.broadcast(transfer.json(), MAX_BLOCK_AGE_SECONDS);
            MonotonicTime begun = time.monotonic();
            for (HiveNode node : order(transfer.id())) {
                boolean late = time.monotonic().since(begun).compareTo(PATIENCE) > 0;
                if (tally.takenBy() >= WANTED_HOSTS || late) {
                    break;
                }
                send(node, call, tally);
            }
        } catch (RuntimeException unexpected) {
            // Something may have left: it must not look like a refusal, and must not be thrown.
            tally.unclear("broadcasting broke off: " + unexpected.getClass().getSimpleName());
        }
        return tally.report();
    }

    private void send(HiveNode node, RpcCall call, BroadcastTally tally) {
        try {
            RpcAnswer<Boolean> answer = pool.askOne(ApiGroup.BROADCAST, node, each -> judgeable(each, call));
            switch (answer) {
                case RpcAnswer.Result<Boolean> taken -> tally.taken(node.host());
                case RpcAnswer.Refusal<Boolean>(RpcError error) -> tally.answered(node.host(), error);
            }
        } catch (NodeTroubleException trouble) {
            tally.unclear(node + " " + trouble.line());
        }
    }

    private static RpcAnswer<Boolean> judgeable(HiveNode node, RpcCall call) throws NodeTroubleException {
        RpcAnswer<Boolean> answer = node.call(call, node.timeouts().broadcast(), parser -> {
            parser.skipChildren();
            return true;
        });
        if (answer instanceof RpcAnswer.Refusal<Boolean>(RpcError error)
                && !RefusalRules.isDuplicate(error)
                && (error.isUnknownMethod() || RefusalRules.isNodeTrouble(error))) {
            throw new NodeTroubleException(
                    Trouble.BROKEN_ANSWER, "did not judge the transaction: " + Lines.one(error.message(), 120));
        }
        return answer;
    }

    /** Well nodes first, the rest behind them, beginning with another one at each call for the same transaction. */
    private List<HiveNode> order(TransactionId id) {
        List<HiveNode> well = new ArrayList<>(pool.candidatesPerHost(ApiGroup.BROADCAST));
        Collections.rotate(well, -(countCall(id) % Math.max(well.size(), 1)));
        pool.all().stream()
                .filter(node -> well.stream().noneMatch(each -> each.host().equals(node.host())))
                .forEach(well::add);
        return well;
    }

    private synchronized int countCall(TransactionId id) {
        if (calls.size() >= MAX_REMEMBERED && !calls.containsKey(id)) {
            calls.remove(calls.keySet().iterator().next());
        }
        return calls.merge(id, 1, Integer::sum) - 1;
    }
}
