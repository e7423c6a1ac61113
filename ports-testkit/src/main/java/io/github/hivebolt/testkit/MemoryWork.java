package io.github.hivebolt.testkit;

import io.github.hivebolt.ports.store.LeaseLostException;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Work that waits, and who is at it. */
final class MemoryWork {
    private record Claim(String holder, long version, Instant endsAt, Optional<Instant> againAt) {}

    private record Row(
            WorkKind kind, String subject, Instant dueAt, int attempts, long version, Optional<Claim> claim) {
        Row claimed(Claim newClaim) {
            return new Row(kind, subject, dueAt, attempts + 1, newClaim.version(), Optional.of(newClaim));
        }

        Row dueAgain(Instant newDueAt, int newAttempts, long newVersion) {
            return new Row(kind, subject, newDueAt, newAttempts, newVersion, Optional.empty());
        }

        Instant claimableFrom() {
            return claim.map(Claim::endsAt).filter(dueAt::isBefore).orElse(dueAt);
        }

        boolean claimable(Instant now, Instant storeTime) {
            return !dueAt.isAfter(now)
                    && (claim.isEmpty() || !claim.get().endsAt().isAfter(storeTime));
        }
    }

    private final MemoryJournal journal;
    private final MemoryTable<String, Row> rows;

    MemoryWork(MemoryJournal journal) {
        this.journal = journal;
        this.rows = new MemoryTable<>(journal);
    }

    Map<WorkKind, Long> counts() {
        Map<WorkKind, Long> counts = new EnumMap<>(WorkKind.class);
        rows.values().forEach(row -> counts.merge(row.kind(), 1L, Long::sum));
        return counts;
    }

    /** When the first item of each kind can be claimed. */
    Map<WorkKind, Instant> nextDue() {
        Map<WorkKind, Instant> next = new EnumMap<>(WorkKind.class);
        rows.values().forEach(row -> next.merge(row.kind(), row.claimableFrom(), MemoryWork::earlier));
        return next;
    }

    void schedule(WorkKind kind, String subject, Instant dueAt) {
        String key = key(kind, subject);
        long version = journal.nextNumber();
        Row next = rows.get(key)
                .map(row -> joined(row, dueAt, version))
                .orElseGet(() -> new Row(kind, subject, dueAt, 0, version, Optional.empty()));
        rows.put(key, next);
    }

    private static Row joined(Row row, Instant dueAt, long version) {
        if (row.claim().isEmpty()) {
            return row.dueAgain(earlier(row.dueAt(), dueAt), row.attempts(), version);
        }
        Claim claim = row.claim().get();
        Instant againAt = claim.againAt().map(other -> earlier(other, dueAt)).orElse(dueAt);
        Claim joined = new Claim(claim.holder(), claim.version(), claim.endsAt(), Optional.of(againAt));
        return new Row(row.kind(), row.subject(), row.dueAt(), row.attempts(), version, Optional.of(joined));
    }

    List<WorkItem> claim(Set<WorkKind> kinds, int limit, String holder, Instant now, Instant claimEndsAt) {
        Instant storeTime = now;
        List<Row> claimable = rows.values().stream()
                .filter(row -> kinds.contains(row.kind()) && row.claimable(now, storeTime))
                .sorted(Comparator.comparing(Row::dueAt).thenComparingLong(Row::version))
                .limit(limit)
                .toList();
        return claimable.stream()
                .map(row -> claim(row, holder, now, claimEndsAt))
                .toList();
    }

    private WorkItem claim(Row row, String holder, Instant now, Instant endsAt) {
        // What was asked for up to now is served by this claim; what was asked for later is not.
        Optional<Instant> againAt = row.claim().flatMap(Claim::againAt).filter(again -> again.isAfter(now));
        Claim claim = new Claim(holder, journal.nextNumber(), endsAt, againAt);
        rows.put(key(row.kind(), row.subject()), row.claimed(claim));
        return new WorkItem(row.kind(), row.subject(), row.attempts(), claim.version(), row.dueAt());
    }

    /** Ends the running claims of some holders; what they were at is due again. */
    int end(Predicate<String> holders, Instant storeTime) {
        List<Row> ending = rows.values().stream()
                .filter(row -> row.claim().stream()
                        .anyMatch(claim -> claim.endsAt().isAfter(storeTime) && holders.test(claim.holder())))
                .toList();
        for (Row row : ending) {
            Instant due = row.claim()
                    .flatMap(Claim::againAt)
                    .map(again -> earlier(again, row.dueAt()))
                    .orElse(row.dueAt());
            rows.put(key(row.kind(), row.subject()), row.dueAgain(due, row.attempts(), journal.nextNumber()));
        }
        return ending.size();
    }

    void finish(WorkItem item) {
        Row row = heldBy(item);
        Optional<Instant> againAt = row.claim().flatMap(Claim::againAt);
        if (againAt.isEmpty()) {
            rows.remove(key(item.kind(), item.subject()));
        } else {
            rows.put(key(item.kind(), item.subject()), row.dueAgain(againAt.get(), 0, journal.nextNumber()));
        }
    }

    void postpone(WorkItem item, Instant dueAt) {
        Row row = heldBy(item);
        Instant next = row.claim()
                .flatMap(Claim::againAt)
                .map(again -> earlier(again, dueAt))
                .orElse(dueAt);
        rows.put(key(item.kind(), item.subject()), row.dueAgain(next, row.attempts(), journal.nextNumber()));
    }

    private Row heldBy(WorkItem item) {
        return rows.get(key(item.kind(), item.subject()))
                .filter(row -> row.claim().stream().anyMatch(claim -> claim.version() == item.version()))
                .orElseThrow(() -> journal.refuse(new LeaseLostException(
                        "the claim on " + item.kind() + " of " + item.subject() + " is no longer held")));
    }

    private static String key(WorkKind kind, String subject) {
        return kind + "/" + subject;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
