package io.github.hivebolt.adapters.store;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.ports.store.HistoryEntry;
import io.github.hivebolt.ports.store.ReceiveFilter;
import io.github.hivebolt.ports.store.ReceiveRow;
import io.github.hivebolt.ports.store.ReceiveTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Receive orders and their history. */
final class ReceiveTable implements ReceiveTransaction {
    private final StoreSession session;

    ReceiveTable(StoreSession session) {
        this.session = session;
    }

    @Override
    public Optional<ReceiveRow> order(OrderId id) {
        return session.find(ReceiveEntity.class, id.text()).map(ReceiveEntity::toRow);
    }

    @Override
    public List<ReceiveRow> orders(ReceiveFilter filter) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder sql = new StringBuilder("SELECT * FROM receive_order WHERE 1 = 1");
        filter.account().ifPresent(account -> {
            sql.append(" AND payee = ?");
            parameters.add(account);
        });
        filter.requestedBy().ifPresent(key -> {
            sql.append(" AND requested_by = ?");
            parameters.add(key);
        });
        if (!filter.states().isEmpty()) {
            sql.append(" AND state IN (")
                    .append(Sql.marks(filter.states().size()))
                    .append(")");
            parameters.addAll(filter.states());
        }
        filter.after().ifPresent(id -> {
            sql.append(" AND number < (SELECT number FROM receive_order WHERE id = ?)");
            parameters.add(id);
        });
        sql.append(" ORDER BY number DESC LIMIT ").append(filter.limit());
        return session.entities(ReceiveEntity.class, sql.toString(), parameters.toArray()).stream()
                .map(ReceiveEntity::toRow)
                .toList();
    }

    @Override
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        session.rows("SELECT state, COUNT(*) FROM receive_order GROUP BY state")
                .forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
        return counts;
    }

    @Override
    public long count(String state) {
        return session.number("SELECT COUNT(*) FROM receive_order WHERE state = ?", state);
    }

    @Override
    public List<HistoryEntry> history(OrderId id) {
        String sql = "SELECT state, entered_at, note FROM receive_history WHERE order_id = ? ORDER BY number";
        return session.rows(sql, id.text()).stream()
                .map(row -> new HistoryEntry(
                        (String) row[0], StoreSession.instant(row[1]), TextConverter.text((String) row[2])))
                .toList();
    }

    @Override
    public Msat windowUse(AccountName payee, Instant since, OrderId except) {
        String sql = "SELECT CAST(COALESCE(SUM(window_msat), 0) AS BIGINT) FROM receive_order"
                + " WHERE payee = ? AND quoted_at >= ? AND id <> ?";
        return new Msat(session.number(sql, payee.value(), since, except.text()));
    }

    @Override
    public HiveAmount returnable(HiveAsset asset) {
        String sql =
                "SELECT CAST(COALESCE(SUM(amount_milli), 0) AS BIGINT) FROM send_order WHERE asset = ? AND state IN"
                        + " ('received', 'waiting', 'paying', 'paid', 'change_pending', 'refund_pending', 'parked')";
        return new HiveAmount(session.number(sql, asset.name()), asset);
    }

    @Override
    public HiveAmount unbookedTo(AccountName to, HiveAsset asset) {
        String sql = "SELECT CAST(COALESCE(SUM(amount_milli), 0) AS BIGINT) FROM sighting"
                + " WHERE receiver = ? AND state = 'SEEN' AND asset = ?";
        return new HiveAmount(session.number(sql, to.value(), asset.name()), asset);
    }

    @Override
    public boolean insert(ReceiveOrder order, Instant at) {
        if (session.find(ReceiveEntity.class, order.id().text()).isPresent()) {
            return false;
        }
        session.insert(ReceiveEntity.of(order, session.nextNumber(), at));
        addHistory(order, at, "");
        session.markLocked(lockName(order.id()));
        return true;
    }

    @Override
    public Optional<ReceiveRow> lock(OrderId id) {
        session.markLocked(lockName(id));
        return session.lock(ReceiveEntity.class, id.text()).map(ReceiveEntity::toRow);
    }

    @Override
    public void update(ReceiveOrder order, Instant at, String note) {
        session.requireLocked(lockName(order.id()));
        ReceiveEntity entity = session.find(ReceiveEntity.class, order.id().text())
                .orElseThrow(
                        () -> session.refuse(new IllegalStateException("order " + order.id() + " does not exist")));
        ReceiveOrder before = entity.toRow().order();
        if (!before.request().equals(order.request()) || !before.hash().equals(order.hash())) {
            throw session.refuse(new IllegalStateException("what order " + order.id() + " was made for cannot change"));
        }
        entity.fill(order, at);
        session.flush();
        if (!before.state().label().equals(order.state().label())) {
            addHistory(order, at, note);
        }
    }

    private void addHistory(ReceiveOrder order, Instant at, String note) {
        session.change(
                "INSERT INTO receive_history (number, order_id, state, entered_at, note)"
                        + " VALUES (nextval('arrival_number'), ?, ?, ?, ?)",
                order.id().text(),
                order.state().label(),
                at,
                TextConverter.column(note));
    }

    private static String lockName(OrderId id) {
        return "order " + id;
    }
}
