package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.ledger.Account;
import io.github.hivebolt.domain.ledger.Currency;
import io.github.hivebolt.domain.ledger.LedgerEntry;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutDecider;
import io.github.hivebolt.domain.payout.PayoutEvent;
import io.github.hivebolt.domain.payout.PayoutKind;
import io.github.hivebolt.domain.payout.PayoutState;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.TransferSighting;
import java.util.List;
import java.util.Optional;

/** Books what the gateway sent: as what ended an order, or as money that nobody was owed. */
final class RebuildAnswers {
    private static final String HOST = "account history";

    private final TimeSource time;

    RebuildAnswers(TimeSource time) {
        this.time = time;
    }

    /** Marks a transfer as booked. True if it was not. */
    boolean book(StoreTransaction tx, ChainTransfer transfer) {
        Optional<TransferSighting> known = tx.sighting(transfer.operation());
        if (known.filter(sighting -> sighting.state() == TransferSighting.State.BOOKED)
                .isPresent()) {
            return false;
        }
        TransferSighting sighting = new TransferSighting(transfer, HOST, TransferSighting.State.SEEN);
        if (known.isPresent()) {
            tx.replaceSighting(sighting);
        } else {
            tx.insertSighting(sighting);
        }
        return tx.bookSighting(transfer.operation());
    }

    /** The transfer that ended an order becomes its payout; what was booked about it before is undone. */
    void settle(StoreTransaction tx, SendOrder next, List<ChainTransfer> answers) {
        boolean ended = next.state() instanceof SendState.Done || next.state() instanceof SendState.Refunded;
        if (!ended || answers.size() != 1) {
            holdPlanned(tx, next);
            return;
        }
        seen(tx, next.id(), next.state() instanceof SendState.Done ? PayoutKind.CHANGE : PayoutKind.REFUND, answers);
    }

    /** The same for a receive order. */
    void settle(StoreTransaction tx, ReceiveOrder next, List<ChainTransfer> answers) {
        switch (next.state()) {
            case ReceiveState.Done ignored -> seen(tx, next.id(), PayoutKind.PAYOUT, answers);
            case ReceiveState.Parked(var ignored, String evidence, var alsoIgnored) -> hold(tx, next.id(), evidence);
            case ReceiveState.PayoutPending ignored -> Facts.release(tx, next.id());
            case ReceiveState.Open ignored -> {}
            case ReceiveState.Accepted ignored -> {}
            case ReceiveState.Settling ignored -> {}
            case ReceiveState.Expired ignored -> {}
            case ReceiveState.Cancelled ignored -> {}
        }
    }

    private void seen(StoreTransaction tx, OrderId id, PayoutKind kind, List<ChainTransfer> answers) {
        ChainTransfer answer = answers.getFirst();
        if (!book(tx, answer)
                && tx.payoutSignedAs(transaction(answer).transactionId()).isEmpty()) {
            tx.post(undoneWithdrawal(answer), time.now());
        }
        Facts.release(tx, id);
        PayoutEvent seen = new PayoutEvent.SeenInChain(transaction(answer).transactionId(), answer.blockNumber());
        Optional<Payout> known = tx.lockPayout(id);
        if (known.isPresent() && !(known.get().state() instanceof PayoutState.Held)) {
            tx.updatePayout(PayoutDecider.decide(known.get(), seen), time.now());
            return;
        }
        TransferDraft draft = new TransferDraft(answer.from(), answer.to(), answer.amount(), answer.memo());
        tx.insertPayout(Payout.planned(id, kind, draft));
        Payout locked = tx.lockPayout(id).orElseThrow();
        tx.updatePayout(PayoutDecider.decide(locked, seen), time.now());
    }

    /** What is parked must not be sent. */
    private void holdPlanned(StoreTransaction tx, SendOrder next) {
        if (next.state() instanceof SendState.Parked(var ignored, String evidence, var alsoIgnored)) {
            hold(tx, next.id(), evidence);
        }
    }

    private void hold(StoreTransaction tx, OrderId id, String evidence) {
        tx.lockPayout(id)
                .map(payout -> PayoutDecider.decide(payout, new PayoutEvent.RefusedForGood(evidence)))
                .ifPresent(payout -> tx.updatePayout(payout, time.now()));
    }

    /** A transfer of ours that ended no order. */
    boolean bookRemaining(StoreTransaction tx, ChainTransfer transfer) {
        boolean isNew = book(tx, transfer);
        if (isNew) {
            Currency currency = Currency.of(transfer.amount().asset());
            long milli = transfer.amount().milli();
            tx.post(
                    LedgerEntry.of(transfer.operation().text() + "/withdrawn", "transfer that no order owed")
                            .debit(Account.TREASURY, currency, milli)
                            .credit(Account.HIVE_HOT_WALLET, currency, milli)
                            .build(),
                    time.now());
        }
        return isNew;
    }

    private static LedgerEntry undoneWithdrawal(ChainTransfer answer) {
        Currency currency = Currency.of(answer.amount().asset());
        long milli = answer.amount().milli();
        return LedgerEntry.of(answer.operation().text() + "/withdrawal-undone", "it ended an order after all")
                .debit(Account.HIVE_HOT_WALLET, currency, milli)
                .credit(Account.TREASURY, currency, milli)
                .build();
    }

    private static OperationId.Signed transaction(ChainTransfer answer) {
        if (answer.operation() instanceof OperationId.Signed signed) {
            return signed;
        }
        throw new IllegalArgumentException("an answer is a signed transfer");
    }
}
