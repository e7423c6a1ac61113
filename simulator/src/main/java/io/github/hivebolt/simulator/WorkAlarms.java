package io.github.hivebolt.simulator;

import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Wakes the workers of a kind when work of it is due, instead of letting each of them ask four times a second. Work that
 * is due and that nobody takes (a gate is closed, a store is down) is offered again, less and less often.
 */
final class WorkAlarms implements FaultyStore.StoreWatch {
    private static final Duration FIRST_OFFER = Duration.ofMillis(20);
    private static final Duration LONGEST_OFFER = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 11;

    private final InMemoryOrderStore books;
    private final World world;
    private final Scheduler scheduler;
    private final Map<WorkKind, Instant> armed = new EnumMap<>(WorkKind.class);
    private final Map<WorkKind, Integer> fruitless = new EnumMap<>(WorkKind.class);
    private Consumer<WorkKind> wake = kind -> {};
    private Runnable onWrite = () -> {};
    private boolean stale = true;

    WorkAlarms(InMemoryOrderStore books, World world, Scheduler scheduler) {
        this.books = books;
        this.world = world;
        this.scheduler = scheduler;
    }

    void onAlarm(Consumer<WorkKind> listener) {
        wake = listener;
    }

    @Override
    public void written() {
        stale = true;
        onWrite.run();
    }

    @Override
    public void claimed(List<WorkItem> items) {
        stale = true;
        items.forEach(item -> fruitless.remove(item.kind()));
    }

    /** Who looks at the store after every commit. */
    void onWrite(Runnable listener) {
        onWrite = listener;
    }

    /** To be called after every event. */
    void rearm() {
        if (!stale) {
            return;
        }
        stale = false;
        books.nextDue().forEach(this::arm);
    }

    private void arm(WorkKind kind, Instant due) {
        Instant now = world.clock.now();
        Instant truly = world.gatewayClock.truly(due);
        Instant at = truly.isAfter(now) ? truly : now.plus(offer(kind));
        Instant before = armed.get(kind);
        if (before == null || at.isBefore(before)) {
            armed.put(kind, at);
            scheduler.at(at, () -> ring(kind, at));
        }
    }

    private Duration offer(WorkKind kind) {
        int times = Math.min(DOUBLINGS, fruitless.getOrDefault(kind, 0));
        Duration offer = FIRST_OFFER.multipliedBy(1L << times);
        return offer.compareTo(LONGEST_OFFER) < 0 ? offer : LONGEST_OFFER;
    }

    private void ring(WorkKind kind, Instant at) {
        if (at.equals(armed.get(kind))) {
            armed.remove(kind);
            fruitless.merge(kind, 1, Integer::sum);
            stale = true;
            wake.accept(kind);
        }
    }

    /** When work is due next that anybody besides its own workers has to be awake for. */
    Optional<Instant> next() {
        return Stream.of(WorkKind.CONSIDER, WorkKind.SEND, WorkKind.PAYOUT)
                .map(armed::get)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }
}
