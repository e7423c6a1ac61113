package io.github.hivebolt.adapters.store;

import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.ledger.Posting;
import io.github.hivebolt.ports.store.LedgerBalance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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
                        new Account(Account.Type.valueOf((String) row[0]), (String) row[1]),
                        Currency.valueOf((String) row[2]),
                        ((Number) row[3]).longValue()))
                .toList();
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
