package io.github.hivebolt.testkit;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Rows by key, in the order of their keys; every change can be taken back. */
final class MemoryTable<K extends Comparable<K>, V> {
    private final MemoryJournal journal;
    private final TreeMap<K, V> rows = new TreeMap<>();

    MemoryTable(MemoryJournal journal) {
        this.journal = journal;
    }

    Optional<V> get(K key) {
        journal.requireOpen();
        return Optional.ofNullable(rows.get(key));
    }

    Collection<V> values() {
        journal.requireOpen();
        return rows.values();
    }

    /** The rows with the highest keys, in the order of their keys. */
    List<V> last(int count) {
        journal.requireOpen();
        ArrayDeque<V> last = new ArrayDeque<>();
        rows.descendingMap().values().stream().limit(count).forEach(last::addFirst);
        return List.copyOf(last);
    }

    void put(K key, V row) {
        Optional<V> before = get(key);
        journal.record(() -> before.ifPresentOrElse(old -> rows.put(key, old), () -> rows.remove(key)));
        rows.put(key, row);
    }

    void remove(K key) {
        get(key).ifPresent(old -> {
            journal.record(() -> rows.put(key, old));
            rows.remove(key);
        });
    }
}
