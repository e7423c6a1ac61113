package io.github.hivebolt.engine.rates;

import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.RateLeg;
import io.github.hivebolt.ports.RatePair;
import io.github.hivebolt.ports.RateSource;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** One source: when it was asked, what it said, when it may be asked again. Thread-safe. */
final class PolledSource {
    static final Duration INTERVAL = Duration.ofSeconds(30);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** What is known. Swapped as a whole, so that readers need no lock. */
    private record Memory(
            List<RateLeg> legs,
            MonotonicTime asked,
            Optional<Instant> lastAnswer,
            Optional<String> trouble,
            int failures,
            Duration pause) {}

    private final RateSource source;
    private final Set<RatePair> pairs;
    private final TimeSource time;
    private final RandomSource random;
    private final ReentrantLock polling = new ReentrantLock();
    private volatile Memory memory;
    private volatile MonotonicTime lastPoll;

    PolledSource(RateSource source, TimeSource time, RandomSource random) {
        this.source = source;
        this.pairs = Set.copyOf(source.pairs());
        this.time = time;
        this.random = random;
        lastPoll = time.monotonic();
        memory = new Memory(List.of(), lastPoll, Optional.empty(), Optional.empty(), 0, Duration.ZERO);
    }

    Set<RatePair> pairs() {
        return pairs;
    }

    RateSourceState state() {
        Memory known = memory;
        return new RateSourceState(source.name(), known.lastAnswer, known.trouble);
    }

    /** The last answer with its age now. Monotonic time counts from before the question. */
    Stream<AgedLeg> agedLegs() {
        Memory known = memory;
        Duration sinceAsked = time.monotonic().since(known.asked);
        Instant now = time.now();
        return known.legs.stream().map(leg -> {
            Duration byWall = Duration.between(leg.observedAt(), now);
            return new AgedLeg(leg, byWall.compareTo(sinceAsked) > 0 ? byWall : sinceAsked);
        });
    }

    /** Asks if it is time and nobody else is asking. */
    void pollIfDue() {
        if (!polling.tryLock()) {
            return;
        }
        try {
            MonotonicTime now = time.monotonic();
            if (now.since(lastPoll).compareTo(memory.pause) >= 0) {
                lastPoll = now;
                memory = ask(now, memory);
            }
        } finally {
            polling.unlock();
        }
    }

    private Memory ask(MonotonicTime now, Memory before) {
        try {
            List<RateLeg> legs = source.fetch().stream()
                    .filter(leg -> pairs.contains(leg.pair()))
                    // One source counts once, whatever it calls itself.
                    .map(leg -> new RateLeg(leg.pair(), leg.price(), leg.observedAt(), source.name()))
                    .toList();
            if (legs.isEmpty()) {
                return failed(before, source.name() + " gave no price.");
            }
            return new Memory(legs, now, Optional.of(time.now()), Optional.empty(), 0, INTERVAL);
        } catch (PartyUnavailableException e) {
            return failed(before, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A dropped-in source must not stop the others; its message may hold anything, so only the type is kept.
            return failed(
                    before,
                    source.name() + " failed unexpectedly (" + e.getClass().getSimpleName() + ").");
        }
    }

    private Memory failed(Memory before, String why) {
        int failures = Math.min(before.failures + 1, 10);
        return new Memory(before.legs, before.asked, before.lastAnswer, Optional.of(why), failures, backOff(failures));
    }

    /** 30 s, 60 s, then 120 s, each with up to a tenth more. */
    private Duration backOff(int failures) {
        Duration doubled = INTERVAL.multipliedBy(1L << (failures - 1));
        Duration wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
        return wait.plusMillis(random.nextInt(Math.toIntExact(wait.toMillis() / 10)));
    }
}
