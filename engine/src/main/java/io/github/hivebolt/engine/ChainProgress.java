package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.ports.ChainTip;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.Optional;

/** How far the chain is and how far we have read, for status page and watchdog. Thread-safe. */
final class ChainProgress {
    private static final Duration SILENCE = Duration.ofSeconds(4);

    private final TimeSource time;
    private final HealthRecord health;
    private Optional<ChainTip> tip = Optional.empty();
    private Optional<BlockReference> readUpTo = Optional.empty();
    private MonotonicTime irreversibleMovedAt;
    private MonotonicTime headMovedAt;
    private MonotonicTime heardAt;

    ChainProgress(TimeSource time) {
        this.time = time;
        this.health = new HealthRecord("hive", time);
        this.irreversibleMovedAt = time.monotonic();
        this.headMovedAt = time.monotonic();
        this.heardAt = time.monotonic();
    }

    synchronized void tip(ChainTip now) {
        health.up();
        heardAt = time.monotonic();
        if (tip.isEmpty() || now.irreversibleNumber() > tip.get().irreversibleNumber()) {
            irreversibleMovedAt = time.monotonic();
        }
        if (tip.isEmpty() || now.headNumber() > tip.get().headNumber()) {
            headMovedAt = time.monotonic();
        }
        tip = Optional.of(now);
    }

    synchronized void readUpTo(BlockReference block) {
        readUpTo = Optional.of(block);
    }

    synchronized void unavailable(String why) {
        health.down(why);
    }

    synchronized PartyHealth health() {
        return health.now();
    }

    /** Whether nothing was heard for so long that the next answer may well be "unavailable". */
    synchronized boolean isSilent() {
        return time.monotonic().since(heardAt).compareTo(SILENCE) > 0;
    }

    synchronized Optional<ChainTip> tip() {
        return tip;
    }

    synchronized Optional<BlockReference> readUpTo() {
        return readUpTo;
    }

    synchronized Duration sinceIrreversibleMoved() {
        return time.monotonic().since(irreversibleMovedAt);
    }

    synchronized Duration sinceHeadMoved() {
        return time.monotonic().since(headMovedAt);
    }

    /** How long Hive has been as it is. */
    synchronized Duration lasted() {
        return health.lasted();
    }

    /** Whether everything irreversible that we know of has been read. */
    synchronized boolean isAtTheTip() {
        return tip.isPresent()
                && readUpTo.isPresent()
                && readUpTo.get().number() >= tip.get().irreversibleNumber();
    }
}
