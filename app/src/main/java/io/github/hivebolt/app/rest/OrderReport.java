package io.github.hivebolt.app.rest;

import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.order.Dispatch;
import io.github.hivebolt.domain.order.Payment;
import io.github.hivebolt.domain.order.Refusal;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutState;
import io.github.hivebolt.engine.GatewayDesk.OrderDossier;
import io.github.hivebolt.ports.store.HistoryEntry;
import java.util.Locale;
import java.util.Optional;

/** Says how an order is, to everybody or to the operator. Pure. */
final class OrderReport {
    private OrderReport() {}

    /** All that the operator may see. */
    static OrderView full(OrderDossier dossier) {
        SendOrder order = dossier.row().order();
        SendState state = order.state();
        Optional<Dispatch> dispatch = state.knownDispatch();
        Optional<Payment> payment = state.knownPayment();
        HiveAmount received = order.transfer().amount();
        return new OrderView(
                order.id().text(),
                "send",
                state.label(),
                refusal(state).map(refusal -> refusal.code().name()),
                refusal(state).map(Refusal::words),
                state instanceof SendState.Waiting waiting
                        ? Optional.of(waiting.reason().name())
                        : Optional.empty(),
                state instanceof SendState.Kept kept ? Optional.of(kept.reason().name()) : Optional.empty(),
                Optional.of(order.transfer().from().value()),
                received.asset().name(),
                received.decimal(),
                dispatch.map(paid -> paid.quote().amount().floorToSats()),
                dispatch.map(paid -> Long.toString(paid.quote().amount().value())),
                dispatch.map(paid -> Long.toString(paid.quote().fee().value())),
                payment.map(paid -> Long.toString(paid.routing().value())),
                dispatch.map(paid -> paid.quote().rate().satsPerUnit().toPlainString()),
                dispatch.map(paid -> paid.invoice().paymentHash().hex()),
                payment.map(paid -> paid.preimage().hex()),
                dispatch.map(paid -> paid.invoice().text()),
                dossier.payout().map(OrderReport::transfer).stream().toList(),
                dossier.history().stream().map(OrderReport::step).toList(),
                parked(state).map(parked -> parked.cause().name()),
                parked(state).map(SendState.Parked::evidence),
                parked(state).map(parked -> parked.before().label()),
                dispatch.map(OrderReport::requests),
                StatusReport.millis(dossier.row().createdAt()),
                StatusReport.millis(dossier.row().updatedAt()));
    }

    /**
     * What everybody may see. Of an order whose memo came encrypted it tells nothing that the memo could have told: neither
     * the Lightning amount nor what was wrong with the request.
     */
    static OrderView reduced(OrderDossier dossier) {
        OrderView all = full(dossier);
        boolean confidential = dossier.row().order().confidential();
        return new OrderView(
                all.id(),
                all.direction(),
                all.state(),
                confidential ? Optional.empty() : all.reason(),
                confidential ? Optional.empty() : all.reasonText(),
                all.waitingFor(),
                Optional.empty(),
                Optional.empty(),
                all.asset(),
                all.received(),
                confidential ? Optional.empty() : all.amountSats(),
                Optional.empty(),
                confidential ? Optional.empty() : all.feeMsat(),
                confidential ? Optional.empty() : all.routingMsat(),
                confidential ? Optional.empty() : all.rate(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                all.transfers(),
                all.history().stream()
                        .map(step -> new OrderView.Step(step.state(), step.at(), Optional.empty()))
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                all.createdAt(),
                all.updatedAt());
    }

    private static Optional<Refusal> refusal(SendState state) {
        return switch (state) {
            case SendState.RefundPending pending -> Optional.of(pending.refusal());
            case SendState.Refunded refunded -> Optional.of(refunded.refusal());
            case SendState.Parked parked -> refusal(parked.before());
            case SendState.Received ignored -> Optional.empty();
            case SendState.Waiting ignored -> Optional.empty();
            case SendState.Paying ignored -> Optional.empty();
            case SendState.Paid ignored -> Optional.empty();
            case SendState.ChangePending ignored -> Optional.empty();
            case SendState.Done ignored -> Optional.empty();
            case SendState.Kept ignored -> Optional.empty();
        };
    }

    private static OrderView.Transfer transfer(Payout payout) {
        HiveAmount amount = payout.draft().amount();
        Optional<String> transaction = switch (payout.state()) {
            case PayoutState.Planned ignored -> Optional.empty();
            case PayoutState.Signed signed -> Optional.of(signed.transfer().id().hex());
            case PayoutState.Confirmed confirmed ->
                Optional.of(confirmed.transaction().hex());
            case PayoutState.Held ignored -> Optional.empty();
        };
        return new OrderView.Transfer(
                payout.kind().name().toLowerCase(Locale.ROOT),
                amount.decimal(),
                amount.asset().name(),
                transaction,
                payout.state().label());
    }

    private static OrderView.Step step(HistoryEntry entry) {
        return new OrderView.Step(
                entry.state(),
                StatusReport.millis(entry.at()),
                Optional.of(entry.note()).filter(note -> !note.isBlank()));
    }

    private static Optional<SendState.Parked> parked(SendState state) {
        return state instanceof SendState.Parked parked ? Optional.of(parked) : Optional.empty();
    }

    private static OrderView.Requests requests(Dispatch dispatch) {
        return new OrderView.Requests(
                dispatch.payer().hex(),
                dispatch.log().sends(),
                dispatch.log().unanswered(),
                dispatch.log().lastSendAt().map(StatusReport::millis));
    }
}
