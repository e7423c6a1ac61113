package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.memo.AnswerMemo;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutKind;
import io.github.hivebolt.domain.payout.TransferDraft;

/** The transfers that receive orders owe. */
final class ReceivePayouts {
    private ReceivePayouts() {}

    static Payout payout(ReceiveOrder order, Settlement settlement) {
        ReceiveRequest request = order.request();
        String memo = AnswerMemo.payout(order.id(), settlement.paid(), request.message());
        TransferDraft draft = new TransferDraft(request.gateway(), request.payee(), settlement.payout(), memo);
        return Payout.planned(order.id(), PayoutKind.PAYOUT, draft);
    }
}
