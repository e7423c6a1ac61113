package io.github.hivebolt.testkit;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.ledger.Posting;
import io.github.hivebolt.ports.store.BookedEntry;
import io.github.hivebolt.ports.store.LedgerBalance;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The ledger, counters, small facts and the audit trail. */
final class MemoryBooks {
    private final MemoryJournal journal;
    private final MemoryTable<String, Long> entryNumbers;
    private final MemoryTable<Long, BookedEntry> entries;
    private final MemoryTable<String, LedgerBalance> balances;
    private final MemoryTable<String, Long> counters;
    private final MemoryTable<String, String> facts;
    private final MemoryTable<Long, String> audits;

    MemoryBooks(MemoryJournal journal) {
        this.journal = journal;
        this.entryNumbers = new MemoryTable<>(journal);
        this.entries = new MemoryTable<>(journal);
        this.balances = new MemoryTable<>(journal);
        this.counters = new MemoryTable<>(journal);
        this.facts = new MemoryTable<>(journal);
        this.audits = new MemoryTable<>(journal);
    }

    List<LedgerBalance> balances() {
        return balances.values().stream()
                .filter(balance -> balance.amount() != 0)
                .toList();
    }

    List<LedgerEntry> entries() {
        return entries.values().stream().map(BookedEntry::entry).toList();
    }

    List<LedgerEntry> entriesSince(int seen) {
        return entries.last(entries.values().size() - seen).stream()
                .map(BookedEntry::entry)
                .toList();
    }

    List<BookedEntry> entriesBefore(long before, int limit) {
        return entries.values().stream()
                .filter(booked -> booked.number() < before)
                .sorted(Comparator.comparingLong(BookedEntry::number).reversed())
                .limit(limit)
                .toList();
    }

    List<BookedEntry> entriesAfter(long after, int limit) {
        return entries.values().stream()
                .filter(booked -> booked.number() > after)
                .limit(limit)
                .toList();
    }

    List<String> audits() {
        return List.copyOf(audits.values());
    }

    void post(LedgerEntry entry, Instant at) {
        if (entryNumbers.get(entry.key()).isPresent()) {
            throw journal.refuse(new IllegalStateException("ledger entry " + entry.key() + " is booked already"));
        }
        long number = journal.nextNumber();
        entryNumbers.put(entry.key(), number);
        entries.put(number, new BookedEntry(number, at, entry));
        entry.postings().forEach(this::add);
    }

    private void add(Posting posting) {
        Account account = posting.account();
        Currency currency = posting.currency();
        String key = account.type() + "/" + account.name() + "/" + currency;
        long before = balances.get(key).map(LedgerBalance::amount).orElse(0L);
        balances.put(key, new LedgerBalance(account, currency, Math.addExact(before, posting.amount())));
    }

    long counter(String name) {
        return counters.get(name).orElse(0L);
    }

    boolean addToCounter(String name, long delta, long limit) {
        long before = counter(name);
        if (delta >= 0 && before > limit - delta) {
            return false;
        }
        counters.put(name, Math.max(0, before + delta));
        return true;
    }

    Optional<String> fact(String key) {
        return facts.get(key);
    }

    void putFact(String key, String value) {
        if (key.isEmpty() || key.length() > 100 || value.length() > 4000) {
            throw journal.refuse(new IllegalArgumentException(
                    "a fact has a key of 1 to 100 and a value of at most 4000 characters"));
        }
        facts.put(key, value);
    }

    void audit(String line) {
        audits.put(journal.nextNumber(), line);
    }
}
