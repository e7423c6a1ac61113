package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.memo.AnswerMemo;
import java.util.Optional;

/**
 * What the sender of an encrypted request is told in an encrypted answer: the words that a public answer would have.
 * The payout is planned without words, so that it can always be made; they are added when it is signed.
 */
public final class PrivateAnswer {
    private PrivateAnswer() {}

    /**
     * The words.
     *
     * @param order an order that owes a transfer
     * @return the text to be encrypted, ending in {@code | hb:<id>}, or empty where the request was public or nothing is
     *     owed
     */
    public static Optional<String> of(SendOrder order) {
        if (!order.confidential()) {
            return Optional.empty();
        }
        return switch (order.state()) {
            case SendState.RefundPending(Refusal refusal, var ignored) ->
                Optional.of(AnswerMemo.refund(order.id(), refusal, false));
            case SendState.ChangePending(Payment payment) ->
                Optional.of(AnswerMemo.change(order.id(), payment.dispatch().quote(), payment.routing(), false));
            case SendState.Received ignored -> Optional.empty();
            case SendState.Waiting ignored -> Optional.empty();
            case SendState.Paying ignored -> Optional.empty();
            case SendState.Paid ignored -> Optional.empty();
            case SendState.Done ignored -> Optional.empty();
            case SendState.Refunded ignored -> Optional.empty();
            case SendState.Kept ignored -> Optional.empty();
            case SendState.Parked ignored -> Optional.empty();
        };
    }
}
