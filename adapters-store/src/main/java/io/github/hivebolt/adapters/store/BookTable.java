package io.github.hivebolt.adapters.store;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.ledger.Posting;
import io.github.hivebolt.ports.store.BookedEntry;
import io.github.hivebolt.ports.store.LedgerBalance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ledger, counters, small facts and the audit trail. */
final class BookTable {
    private static final int MAX_FACT_KEY = 100;
    private static final int MAX_FACT_VALUE = 4000;

    private final StoreSession session;

    BookTable(StoreSession session) {
        this.session = session;
    }

    List<LedgerBalance> balances() {
        String sql = "SELECT account_type, account_name, currency, CAST(SUM(amount) AS BIGINT) FROM ledger_posting"
                + " GROUP BY account_type, account_name, currency HAVING SUM(amount) <> 0"
                + " ORDER BY account_type, account_name, currency";
        return session.rows(sql).stream()
                .map(row -> new LedgerBalance(
                        account(row[0], row[1]), Currency.valueOf((String) row[2]), ((Number) row[3]).longValue()))
                .toList();
    }

    List<BookedEntry> entriesBefore(long before, int limit) {
        return entries("< ? ORDER BY number DESC LIMIT ?", before, limit)
                .toList()
                .reversed();
    }

    List<BookedEntry> entriesAfter(long after, int limit) {
        return entries("> ? ORDER BY number LIMIT ?", after, limit).toList();
    }

    private Stream<BookedEntry> entries(String which, long bound, int limit) {
        String sql = "SELECT e.number, e.booked_at, e.entry_key, e.description,"
                + " p.account_type, p.account_name, p.currency, p.amount"
                + " FROM (SELECT number, booked_at, entry_key, description FROM ledger_entry WHERE number " + which
                + ") e JOIN ledger_posting p ON p.entry_number = e.number ORDER BY e.number, p.position";
        return session.rows(sql, bound, limit).stream()
                .collect(Collectors.groupingBy(row -> row[0], LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(BookTable::entry);
    }

    private static BookedEntry entry(List<Object[]> rows) {
        Object[] first = rows.getFirst();
        List<Posting> postings = rows.stream()
                .map(row -> new Posting(
                        account(row[4], row[5]), Currency.valueOf((String) row[6]), ((Number) row[7]).longValue()))
                .toList();
        return new BookedEntry(
                ((Number) first[0]).longValue(),
                StoreSession.instant(first[1]),
                new LedgerEntry((String) first[2], TextConverter.text((String) first[3]), postings));
    }

    private static Account account(Object type, Object name) {
        return new Account(Account.Type.valueOf((String) type), (String) name);
    }

    void post(LedgerEntry entry, Instant at) {
        long number = session.nextNumber();
        int inserted = session.change(
                "INSERT INTO ledger_entry (number, entry_key, description, booked_at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING",
                number,
                entry.key(),
                TextConverter.column(entry.description()),
                at);
        if (inserted == 0) {
            throw session.refuse(new IllegalStateException("ledger entry " + entry.key() + " is booked already"));
        }
        List<Object> columns = new ArrayList<>();
        int position = 0;
        for (Posting posting : entry.postings()) {
            Collections.addAll(
                    columns,
                    number,
                    position++,
                    posting.account().type().name(),
                    posting.account().name(),
                    posting.currency().name(),
                    posting.amount());
        }
        String rows = String.join(", ", Collections.nCopies(entry.postings().size(), "(" + Sql.marks(6) + ")"));
        session.change(
                "INSERT INTO ledger_posting (entry_number, position, account_type, account_name, currency, amount)"
                        + " VALUES " + rows,
                columns.toArray());
    }

    long counter(String name) {
        return session.number("SELECT amount FROM counter WHERE name = ?", name);
    }

    boolean addToCounter(String name, long delta, long limit) {
        session.change("INSERT INTO counter (name, amount) VALUES (?, 0) ON CONFLICT DO NOTHING", name);
        if (delta < 0) {
            session.change("UPDATE counter SET amount = GREATEST(amount + ?, 0) WHERE name = ?", delta, name);
            return true;
        }
        String sql = "UPDATE counter SET amount = amount + ? WHERE name = ? AND amount <= ?";
        return session.change(sql, delta, name, limit - delta) == 1;
    }

    Optional<String> fact(String key) {
        return session.text("SELECT fact_value FROM fact WHERE fact_key = ?", key)
                .map(TextConverter::text);
    }

    void putFact(String key, String value) {
        if (key.isEmpty() || key.length() > MAX_FACT_KEY || value.length() > MAX_FACT_VALUE) {
            throw session.refuse(new IllegalArgumentException(
                    "a fact has a key of 1 to 100 and a value of at most 4000 characters"));
        }
        String column = TextConverter.column(value);
        if (session.change("UPDATE fact SET fact_value = ? WHERE fact_key = ?", column, key) == 0) {
            session.change("INSERT INTO fact (fact_key, fact_value) VALUES (?, ?)", key, column);
        }
    }

    void audit(String who, String action, String subject, String detail, Instant at) {
        session.change(
                "INSERT INTO audit (number, who, action, subject, detail, done_at)"
                        + " VALUES (nextval('arrival_number'), ?, ?, ?, ?, ?)",
                TextConverter.column(who),
                TextConverter.column(action),
                TextConverter.column(subject),
                TextConverter.column(detail),
                at);
    }
}
