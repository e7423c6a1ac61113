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
    private static final long BLOCK_SECONDS = 3;
    // Must leave a host that runs ahead of us by as much as the clock allows within reach of an honest one.
    private static final int SLACK_BLOCKS = 3;

    /** What one host says. */
    record Voice(String host, HeadSample sample) {
        private long number() {
            return sample.headNumber();
        }

        /** Whether its head can follow a head of that number and time. */
        private boolean fitsAfter(long number, Instant time) {
            long seconds = Math.max(0, Duration.between(time, sample.headTime()).toSeconds());
            return number() - number <= seconds / BLOCK_SECONDS + SLACK_BLOCKS;
        }
    }

    /**
     * How far the chain was on the word of as many hosts as could be asked, two where there are two.
     *
     * @param irreversibleNumber the irreversible block
     * @param headNumber the highest head then
     * @param headTime the earliest head time then
     */
    record Reached(long irreversibleNumber, long headNumber, Instant headTime) {
        static final Reached NOTHING = new Reached(0, 0, Instant.EPOCH);
    }

    /**
     * The tip.
     *
     * @param voices one for each host that answered lately
     * @param now the wall time
     * @param reached what was reached before
     * @param reported the irreversible block that was reported last, on however many words, 0 if none was
     * @return the tip, or empty if no host is fresh
     */
    Optional<Tip> of(List<Voice> voices, Instant now, Reached reached, long reported) {
        List<Voice> fresh = fresh(voices, now, reached);
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        List<HeadSample> heads = fresh.stream()
                .map(Voice::sample)
                .sorted(Comparator.comparingLong(HeadSample::headNumber).reversed())
                .toList();
        HeadSample best = heads.get(0);
        HeadSample agreed = heads.get(Math.min(1, heads.size() - 1));
        long confirmed = Math.max(irreversible(fresh), reached.irreversibleNumber());
        // What one host said alone does not outlive the moment in which the others know better.
        long irreversible = reported <= agreed.headNumber() ? Math.max(confirmed, reported) : confirmed;
        if (irreversible < 1) {
            return Optional.empty();
        }
        // A single host must not be able to make signed transfers live longer than we think.
        Instant earliest = agreed.headTime().isBefore(best.headTime()) ? agreed.headTime() : best.headTime();
        return Optional.of(new Tip(
                new ChainTip(best.headNumber(), best.headTime(), irreversible, fresh.size()),
                earliest,
                fresh.size() >= neededVoices()
                        ? Optional.of(new Reached(confirmed, best.headNumber(), earliest(heads)))
                        : Optional.empty()));
    }

    private int neededVoices() {
        return Math.min(2, configuredHosts);
    }

    private static Instant earliest(List<HeadSample> heads) {
        return heads.stream()
                .map(HeadSample::headTime)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static long irreversible(List<Voice> fresh) {
        List<Long> blocks = fresh.stream()
                .map(voice -> voice.sample().irreversibleNumber())
                .sorted(Comparator.reverseOrder())
                .toList();
        return blocks.size() >= 2 ? blocks.get(1) : blocks.get(0) - 1;
    }

    private List<Voice> fresh(List<Voice> answers, Instant now, Reached reached) {
        List<Voice> voices = withoutFuture(answers, now);
        Optional<Voice> best = best(voices, reached);
        List<Voice> level = voices.stream()
                .filter(voice -> best.isPresent() && areNear(voice, best.get()))
                .toList();
        List<Voice> recent =
                level.stream().filter(voice -> isRecent(voice, now)).toList();
        // All of them old together means that the chain stands still, or that our clock is wrong. One alone of several
        // may be the one that hangs.
        boolean allStandStill =
                voices.size() >= neededVoices() && voices.stream().noneMatch(voice -> isRecent(voice, now));
        return allStandStill ? level : recent;
    }

    /** Those whose head time is not ahead of ours; all of them if that is true of none, for then our clock is wrong. */
    private List<Voice> withoutFuture(List<Voice> voices, Instant now) {
        List<Voice> present =
                voices.stream().filter(voice -> !isFuture(voice, now)).toList();
        return present.isEmpty() && voices.size() >= neededVoices() ? voices : present;
    }

    private static boolean isFuture(Voice voice, Instant now) {
        return Duration.between(now, voice.sample().headTime()).compareTo(MAX_HEAD_AGE) > 0;
    }

    private static boolean isRecent(Voice voice, Instant now) {
        return !isFuture(voice, now)
                && Duration.between(voice.sample().headTime(), now).compareTo(MAX_HEAD_AGE) <= 0;
    }

    private static boolean areNear(Voice one, Voice other) {
        return Math.abs(one.number() - other.number()) <= MAX_BLOCKS_BEHIND;
    }

    /**
     * The highest head that a second host comes near to. Without one the highest whose number fits its own block time,
     * by what was reached before and by each lower head: of two hosts that are far apart the lower one is believed.
     */
    private Optional<Voice> best(List<Voice> voices, Reached reached) {
        List<Voice> heads = voices.stream()
                .sorted(Comparator.comparingLong(Voice::number).reversed())
                .toList();
        for (int i = 0; i + 1 < heads.size(); i++) {
            if (areNear(heads.get(i), heads.get(i + 1))) {
                return Optional.of(heads.get(i));
            }
        }
        if (configuredHosts == 1) {
            return heads.stream().findFirst();
        }
        List<Voice> possible = heads.stream()
                .filter(head -> head.number() >= reached.irreversibleNumber())
                .filter(head ->
                        reached.equals(Reached.NOTHING) || head.fitsAfter(reached.headNumber(), reached.headTime()))
                .toList();
        return possible.stream()
                .filter(head -> possible.stream()
                        .filter(lower -> lower.number() < head.number())
                        .allMatch(lower ->
                                head.fitsAfter(lower.number(), lower.sample().headTime())))
                .findFirst();
    }

    /**
     * A tip.
     *
     * @param chain what the port reports
     * @param agreedHeadTime the head time that two hosts reached, if there are two
     * @param reached what was reached by it, empty if one host says so alone where there are two
     */
    record Tip(ChainTip chain, Instant agreedHeadTime, Optional<Reached> reached) {}
}
