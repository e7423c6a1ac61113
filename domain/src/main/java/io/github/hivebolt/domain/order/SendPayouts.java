package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.memo.AnswerMemo;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutKind;
import io.github.hivebolt.domain.payout.TransferDraft;

/** The transfers that send orders owe. */
final class SendPayouts {
    private SendPayouts() {}

    static Payout change(SendOrder order, Payment payment, HiveAmount change) {
        String memo =
                AnswerMemo.change(order.id(), payment.dispatch().quote(), payment.routing(), order.confidential());
        return payout(order, PayoutKind.CHANGE, change, memo);
    }

    static Payout refund(SendOrder order, Refusal refusal) {
        String memo = AnswerMemo.refund(order.id(), refusal, order.confidential());
        return payout(order, PayoutKind.REFUND, order.transfer().amount(), memo);
    }

    private static Payout payout(SendOrder order, PayoutKind kind, HiveAmount amount, String memo) {
        TransferDraft draft =
                new TransferDraft(order.transfer().to(), order.transfer().from(), amount, memo);
        return Payout.planned(order.id(), kind, draft);
    }
}
