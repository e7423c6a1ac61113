package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.adapters.hive.TipRule.Reached;
import io.github.hivebolt.adapters.hive.TipRule.Tip;
import io.github.hivebolt.adapters.hive.TipRule.Voice;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Watches the heads of all nodes. A few nodes are asked every second, all others every half minute; nodes that were in
 * trouble are asked again without anybody waiting for them. Thread-safe.
 */
final class TipWatch {
    private static final Duration ACTIVE_EVERY = Duration.ofMillis(900);
    private static final Duration SPENT_EVERY = Duration.ofSeconds(4);
    private static final Duration OTHERS_EVERY = Duration.ofSeconds(30);
    private static final Duration VOICE_LASTS = Duration.ofSeconds(10);
    private static final int LEAST_ACTIVE = 3;

    private final NodePool pool;
    private final TimeSource time;
    private final ExecutorService threads;
    private final Map<HiveNode, MonotonicTime> askedAt = new HashMap<>();
    private final Map<HiveNode, Future<?>> running = new HashMap<>();
    private final ConfirmingHosts confirming;
    private Reached reached = Reached.NOTHING;
    private long reported;

    TipWatch(NodePool pool, ConfirmingHosts confirming, TimeSource time, ExecutorService threads) {
        this.pool = pool;
        this.time = time;
        this.threads = threads;
        this.confirming = confirming;
    }

    /**
     * The tip, at most about a second old.
     *
     * @throws PartyUnavailableException if no node answers that is up to date
     */
    Tip tip() {
        await(askDue());
        return judge();
    }

    /** The irreversible block that two hosts reached, or one where there is only one; 0 before the first. */
    synchronized long reached() {
        return reached.irreversibleNumber();
    }

    /** The irreversible block that was reported last, also on one host's word; 0 before the first. */
    synchronized long reported() {
        return reported;
    }

    private synchronized List<Future<?>> askDue() {
        int active = Math.max(LEAST_ACTIVE, confirming.needed() + 1);
        running.values().removeIf(Future::isDone);
        askedAt.keySet().retainAll(pool.all());
        List<HiveNode> candidates = pool.candidates(ApiGroup.HEAD);
        boolean anyWell = candidates.stream().anyMatch(TipWatch::isWell);
        List<Future<?>> awaited = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            HiveNode node = candidates.get(i);
            if (isDue(node, i < active) && !running.containsKey(node)) {
                askedAt.put(node, time.monotonic());
                running.put(node, threads.submit(() -> sample(node)));
            }
            Future<?> answer = running.get(node);
            if (answer != null && (!anyWell || isWell(node))) {
                awaited.add(answer);
            }
        }
        return awaited;
    }

    private static boolean isWell(HiveNode node) {
        return node.health(ApiGroup.HEAD).last().isEmpty();
    }

    private boolean isDue(HiveNode node, boolean isActive) {
        MonotonicTime before = askedAt.get(node);
        Duration every = isActive ? (node.budget().isSpent() ? SPENT_EVERY : ACTIVE_EVERY) : OTHERS_EVERY;
        return before == null || time.monotonic().since(before).compareTo(every) >= 0;
    }

    private void sample(HiveNode node) {
        try {
            pool.askOne(ApiGroup.HEAD, node, HiveNode::askHead);
        } catch (NodeTroubleException booked) {
            return;
        }
    }

    private static void await(List<Future<?>> answers) {
        for (Future<?> answer : answers) {
            Waiting.on(answer);
        }
    }

    private synchronized Tip judge() {
        List<Voice> voices = voices();
        if (voices.isEmpty()) {
            throw pool.unavailable(ApiGroup.HEAD, List.of());
        }
        Optional<Tip> tip = new TipRule(pool.hosts()).of(voices, time.now(), reached, reported);
        if (tip.isEmpty()) {
            throw new PartyUnavailableException(
                    Trouble.STALE,
                    "No Hive node is up to date, or too few to say that the chain stands still; answers came from "
                            + voices.stream().map(Voice::host).toList());
        }
        reached = tip.get().reached().orElse(reached);
        reported = tip.get().chain().irreversibleNumber();
        return tip.get();
    }

    /** For every host the best that any of its nodes said lately. */
    private List<Voice> voices() {
        MonotonicTime now = time.monotonic();
        Map<String, HeadSample> perHost = new HashMap<>();
        for (HiveNode node : pool.all()) {
            node.lastHead()
                    .filter(sample -> now.since(sample.at()).compareTo(VOICE_LASTS) <= 0)
                    .ifPresent(sample ->
                            perHost.merge(node.host(), sample, (a, b) -> a.headNumber() >= b.headNumber() ? a : b));
        }
        return perHost.entrySet().stream()
                .map(entry -> new Voice(entry.getKey(), entry.getValue()))
                .toList();
    }
}
