package io.github.hivebolt.adapters.store;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.ports.store.HistoryEntry;
import io.github.hivebolt.ports.store.OrderFilter;
import io.github.hivebolt.ports.store.OrderRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Orders and their history. */
final class OrderTable {
    private final StoreSession session;

    OrderTable(StoreSession session) {
        this.session = session;
    }

    Optional<OrderRow> order(OrderId id) {
        return session.find(OrderEntity.class, id.text()).map(OrderEntity::toRow);
    }

    List<OrderRow> ordersOf(TransactionId transaction) {
        return rows("SELECT * FROM send_order WHERE transaction_id = ? ORDER BY operation_index", transaction.hex());
    }

    List<OrderRow> orders(OrderFilter filter) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder sql = new StringBuilder("SELECT * FROM send_order WHERE 1 = 1");
        filter.account().ifPresent(account -> {
            sql.append(" AND sender = ?");
            parameters.add(account);
        });
        if (!filter.states().isEmpty()) {
            sql.append(" AND state IN (")
                    .append(Sql.marks(filter.states().size()))
                    .append(")");
            parameters.addAll(filter.states());
        }
        filter.after().ifPresent(id -> {
            sql.append(" AND number < (SELECT number FROM send_order WHERE id = ?)");
            parameters.add(id);
        });
        sql.append(" ORDER BY number DESC LIMIT ").append(filter.limit());
        return rows(sql.toString(), parameters.toArray());
    }

    private List<OrderRow> rows(String sql, Object... parameters) {
        return session.entities(OrderEntity.class, sql, parameters).stream()
                .map(OrderEntity::toRow)
                .toList();
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        session.rows("SELECT state, COUNT(*) FROM send_order GROUP BY state")
                .forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
        return counts;
    }

    List<HistoryEntry> history(OrderId id) {
        String sql = "SELECT state, entered_at, note FROM order_history WHERE order_id = ? ORDER BY number";
        return session.rows(sql, id.text()).stream()
                .map(row -> new HistoryEntry(
                        (String) row[0], StoreSession.instant(row[1]), TextConverter.text((String) row[2])))
                .toList();
    }

    Msat windowUse(AccountName account, Instant since, Instant until, OrderId except) {
        String sql = "SELECT CAST(COALESCE(SUM(window_msat), 0) AS BIGINT) FROM send_order"
                + " WHERE sender = ? AND block_time >= ? AND block_time <= ? AND id <> ?";
        return new Msat(session.number(sql, account.value(), since, until, except.text()));
    }

    Msat dispatchedSince(Instant since) {
        String sql = "SELECT CAST(COALESCE(SUM(window_msat), 0) AS BIGINT) FROM send_order WHERE dispatched_at >= ?";
        return new Msat(session.number(sql, since));
    }

    Optional<Instant> oldestInFlight(AccountName account) {
        String sql = "SELECT MIN(last_send_at) FROM send_order WHERE sender = ? AND state = 'paying'";
        return session.value(sql, account.value()).map(StoreSession::instant);
    }

    boolean insert(SendOrder order, Instant at) {
        if (session.find(OrderEntity.class, order.id().text()).isPresent()) {
            return false;
        }
        session.insert(OrderEntity.of(order, session.nextNumber(), at));
        addHistory(order, at, "");
        session.markLocked(lockName(order.id()));
        return true;
    }

    Optional<OrderRow> lock(OrderId id) {
        session.markLocked(lockName(id));
        return session.lock(OrderEntity.class, id.text()).map(OrderEntity::toRow);
    }

    void update(SendOrder order, Instant at, String note) {
        session.requireLocked(lockName(order.id()));
        OrderEntity entity = session.find(OrderEntity.class, order.id().text())
                .orElseThrow(
                        () -> session.refuse(new IllegalStateException("order " + order.id() + " does not exist")));
        SendOrder before = entity.toRow().order();
        if (!before.transfer().equals(order.transfer())) {
            throw session.refuse(new IllegalStateException("the transfer of order " + order.id() + " cannot change"));
        }
        entity.fill(order, at);
        session.flush();
        if (!before.state().label().equals(order.state().label())) {
            addHistory(order, at, note);
        }
    }

    private void addHistory(SendOrder order, Instant at, String note) {
        session.change(
                "INSERT INTO order_history (number, order_id, state, entered_at, note)"
                        + " VALUES (nextval('arrival_number'), ?, ?, ?, ?)",
                order.id().text(),
                order.state().label(),
                at,
                TextConverter.column(note));
    }

    /** Everybody who decides on orders of an account waits here for the others. */
    void lockAccount(AccountName account) {
        session.change("INSERT INTO account_lock (account) VALUES (?) ON CONFLICT DO NOTHING", account.value());
        session.value("SELECT account FROM account_lock WHERE account = ? FOR UPDATE", account.value());
    }

    private static String lockName(OrderId id) {
        return "order " + id;
    }
}
