package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.ChainTip;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes one tip out of what several hosts say, so that no single one can push it forward. Pure.
 *
 * @param configuredHosts how many different hosts there are
 */
record TipRule(int configuredHosts) {
    private static final Duration MAX_HEAD_AGE = Duration.ofSeconds(15);
    private static final int MAX_BLOCKS_BEHIND = 10;

    /** What one host says. */
    record Voice(String host, HeadSample sample) {}

    /**
     * The tip.
     *
     * @param voices one for each host that answered lately
     * @param now the wall time
     * @param reached the irreversible block that was reported before, 0 if none was
     * @return the tip, or empty if no host is fresh
     */
    Optional<Tip> of(List<Voice> voices, Instant now, long reached) {
        List<Voice> fresh = fresh(voices, now);
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        long irreversible = Math.max(irreversible(fresh), reached);
        if (irreversible < 1) {
            return Optional.empty();
        }
        List<HeadSample> heads = fresh.stream()
                .map(Voice::sample)
                .sorted(Comparator.comparingLong(HeadSample::headNumber).reversed())
                .toList();
        HeadSample best = heads.get(0);
        // A single host must not be able to make signed transfers live longer than we think.
        Instant agreedTime = heads.get(Math.min(1, heads.size() - 1)).headTime();
        return Optional.of(new Tip(
                new ChainTip(best.headNumber(), best.headTime(), irreversible, fresh.size()),
                agreedTime.isBefore(best.headTime()) ? agreedTime : best.headTime()));
    }

    private static long irreversible(List<Voice> fresh) {
        List<Long> blocks = fresh.stream()
                .map(voice -> voice.sample().irreversibleNumber())
                .sorted(Comparator.reverseOrder())
                .toList();
        return blocks.size() >= 2 ? blocks.get(1) : blocks.get(0) - 1;
    }

    private List<Voice> fresh(List<Voice> voices, Instant now) {
        Optional<Long> best = bestHead(voices);
        List<Voice> level = voices.stream()
                .filter(voice -> Math.abs(best.orElse(0L) - voice.sample().headNumber()) <= MAX_BLOCKS_BEHIND)
                .toList();
        List<Voice> recent =
                level.stream().filter(voice -> isRecent(voice, now)).toList();
        // All of them old together means that the chain stands still, or that our clock is wrong. One alone of several
        // may be the one that hangs.
        boolean allStandStill = voices.size() >= Math.min(2, configuredHosts)
                && voices.stream().noneMatch(voice -> isRecent(voice, now));
        return allStandStill ? level : recent;
    }

    private static boolean isRecent(Voice voice, Instant now) {
        return Duration.between(voice.sample().headTime(), now).compareTo(MAX_HEAD_AGE) <= 0;
    }

    /** The highest head that a second host comes near to; without one the highest. */
    private static Optional<Long> bestHead(List<Voice> voices) {
        List<Long> heads = voices.stream()
                .map(voice -> voice.sample().headNumber())
                .sorted(Comparator.reverseOrder())
                .toList();
        for (int i = 0; i + 1 < heads.size(); i++) {
            if (heads.get(i) - heads.get(i + 1) <= MAX_BLOCKS_BEHIND) {
                return Optional.of(heads.get(i));
            }
        }
        return heads.stream().findFirst();
    }

    /**
     * A tip.
     *
     * @param chain what the port reports
     * @param agreedHeadTime the head time that two hosts reached, if there are two
     */
    record Tip(ChainTip chain, Instant agreedHeadTime) {}
}
