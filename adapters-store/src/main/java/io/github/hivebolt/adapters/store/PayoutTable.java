package io.github.hivebolt.adapters.store;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutState;
import io.github.hivebolt.domain.payout.SignedTransfer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Payouts and everything that was ever signed for them. */
final class PayoutTable {
    private final StoreSession session;

    PayoutTable(StoreSession session) {
        this.session = session;
    }

    Optional<Payout> payout(OrderId order) {
        return session.find(PayoutEntity.class, order.text()).map(this::toPayout);
    }

    Optional<Payout> signedAs(TransactionId transaction) {
        return session.find(SignatureEntity.class, transaction.hex())
                .flatMap(signature -> session.find(PayoutEntity.class, signature.orderId))
                .map(this::toPayout);
    }

    List<Payout> open() {
        String sql = "SELECT * FROM payout WHERE state IN ('planned', 'signed', 'held') ORDER BY number";
        return session.entities(PayoutEntity.class, sql).stream()
                .map(this::toPayout)
                .toList();
    }

    long signedCount(AccountName account, String kind, Instant since) {
        String sql = "SELECT COUNT(*) FROM payout_signature"
                + " WHERE payee = ? AND kind = ? AND signed_at >= ? AND first_signature = TRUE";
        return session.number(sql, account.value(), kind, since);
    }

    private Payout toPayout(PayoutEntity entity) {
        return entity.toPayout(this::signature);
    }

    private SignedTransfer signature(String transactionId) {
        return session.find(SignatureEntity.class, transactionId)
                .map(SignatureEntity::toTransfer)
                .orElseThrow(() -> new IllegalStateException("the store lost the signature of " + transactionId));
    }

    void insert(Payout payout) {
        String id = payout.order().text();
        if (!(payout.state() instanceof PayoutState.Planned)) {
            throw session.refuse(new IllegalStateException("a new payout is planned, not signed"));
        }
        Optional<PayoutEntity> before = session.lock(PayoutEntity.class, id);
        if (before.isEmpty()) {
            session.insert(PayoutEntity.of(payout, session.nextNumber()));
        } else if (before.get().state.equals(PayoutEntity.HELD)) {
            before.get().number = session.nextNumber();
            before.get().fill(payout);
            session.flush();
        } else {
            throw session.refuse(new IllegalStateException("order " + id + " has a payout already"));
        }
        session.markLocked(lockName(payout.order()));
    }

    Optional<Payout> lock(OrderId order) {
        session.markLocked(lockName(order));
        return session.lock(PayoutEntity.class, order.text()).map(this::toPayout);
    }

    void update(Payout payout, Instant at) {
        session.requireLocked(lockName(payout.order()));
        PayoutEntity entity = session.find(PayoutEntity.class, payout.order().text())
                .orElseThrow(
                        () -> session.refuse(new IllegalStateException("order " + payout.order() + " has no payout")));
        if (payout.state() instanceof PayoutState.Signed signed) {
            remember(payout, signed.transfer(), at);
        }
        entity.fill(payout);
        session.flush();
    }

    private void remember(Payout payout, SignedTransfer transfer, Instant at) {
        Optional<SignatureEntity> known =
                session.find(SignatureEntity.class, transfer.id().hex());
        if (known.isEmpty()) {
            String sql = "SELECT COUNT(*) FROM payout_signature WHERE order_id = ? AND kind = ?";
            long earlier =
                    session.number(sql, payout.order().text(), payout.kind().name());
            session.insert(SignatureEntity.of(payout, transfer, earlier == 0, at));
        } else if (!known.get().orderId.equals(payout.order().text())
                || !known.get().toTransfer().equals(transfer)) {
            throw session.refuse(new IllegalStateException("transaction " + transfer.id() + " was signed before"));
        }
    }

    private static String lockName(OrderId order) {
        return "payout " + order;
    }
}
