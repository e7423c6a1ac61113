package io.github.hivebolt.adapters.store;

import static java.util.Objects.requireNonNull;

import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.Dispatch;
import io.github.hivebolt.domain.order.KeepReason;
import io.github.hivebolt.domain.order.ParkCause;
import io.github.hivebolt.domain.order.Payment;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.Refusal;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.order.WaitReason;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Turns the states of a send order into columns and back. A parked order keeps the columns of the state before. */
final class StateMapper {
    private static final long NANOS_PER_MICRO = 1_000;

    private StateMapper() {}

    static StateColumns columns(SendState state) {
        StateColumns columns = new StateColumns();
        columns.state = state.label();
        columns.windowMsat = takesFromWindow(state)
                ? state.knownDispatch()
                        .map(dispatch -> dispatch.quote().amount().value())
                        .orElse(0L)
                : 0;
        fill(columns, state);
        return columns;
    }

    private static void fill(StateColumns columns, SendState state) {
        switch (state) {
            case SendState.Received ignored -> {}
            case SendState.Paying ignored -> {}
            case SendState.Waiting waiting -> {
                columns.waitReason = waiting.reason().name();
                columns.waitedMicros = waiting.waited().toNanos() / NANOS_PER_MICRO;
                columns.consideredAt = waiting.consideredAt();
            }
            case SendState.Paid paid -> fill(columns, paid.payment());
            case SendState.ChangePending pending -> fill(columns, pending.payment());
            case SendState.Done done -> {
                fill(columns, done.payment());
                columns.answeredBy = done.change().map(TransactionId::hex).orElse(null);
            }
            case SendState.RefundPending pending -> fill(columns, pending.refusal());
            case SendState.Refunded refunded -> {
                fill(columns, refunded.refusal());
                columns.answeredBy = refunded.refund().hex();
            }
            case SendState.Kept kept -> columns.keepReason = kept.reason().name();
            case SendState.Parked parked -> fill(columns, parked);
        }
    }

    private static void fill(StateColumns columns, SendState.Parked parked) {
        if (parked.before() instanceof SendState.Parked) {
            throw new IllegalArgumentException("a parked order cannot be parked again");
        }
        columns.parkedFrom = parked.before().label();
        columns.parkCause = parked.cause().name();
        columns.parkEvidence = parked.evidence();
        fill(columns, parked.before());
    }

    private static void fill(StateColumns columns, Payment payment) {
        columns.preimage = payment.preimage().hex();
        columns.routingMsat = payment.routing().value();
    }

    private static void fill(StateColumns columns, Refusal refusal) {
        columns.refusalCode = refusal.code().name();
        columns.refusalWords = refusal.words();
    }

    static SendState state(StateColumns columns, Optional<Dispatch> dispatch) {
        return columns.parkedFrom == null
                ? state(columns.state, columns, dispatch)
                : new SendState.Parked(
                        ParkCause.valueOf(requireNonNull(columns.parkCause)),
                        requireNonNull(columns.parkEvidence),
                        state(columns.parkedFrom, columns, dispatch));
    }

    private static SendState state(String label, StateColumns columns, Optional<Dispatch> dispatch) {
        return switch (label) {
            case "received" -> new SendState.Received();
            case "waiting" -> waiting(columns);
            case "paying" -> new SendState.Paying(dispatch.orElseThrow());
            case "paid" -> new SendState.Paid(payment(columns, dispatch));
            case "change_pending" -> new SendState.ChangePending(payment(columns, dispatch));
            case "done" ->
                new SendState.Done(
                        payment(columns, dispatch),
                        Optional.ofNullable(columns.answeredBy).map(TransactionId::new));
            case "refund_pending" -> new SendState.RefundPending(refusal(columns), dispatch);
            case "refunded" ->
                new SendState.Refunded(
                        refusal(columns), dispatch, new TransactionId(requireNonNull(columns.answeredBy)));
            case "kept" -> new SendState.Kept(KeepReason.valueOf(requireNonNull(columns.keepReason)));
            default -> throw new IllegalStateException("the store holds an order in the unknown state " + label);
        };
    }

    private static SendState waiting(StateColumns columns) {
        return new SendState.Waiting(
                WaitReason.valueOf(requireNonNull(columns.waitReason)),
                Duration.of(requireNonNull(columns.waitedMicros), ChronoUnit.MICROS),
                requireNonNull(columns.consideredAt));
    }

    private static Payment payment(StateColumns columns, Optional<Dispatch> dispatch) {
        return new Payment(
                dispatch.orElseThrow(),
                new Preimage(requireNonNull(columns.preimage)),
                new Msat(requireNonNull(columns.routingMsat)));
    }

    private static Refusal refusal(StateColumns columns) {
        return new Refusal(
                ReasonCode.valueOf(requireNonNull(columns.refusalCode)), requireNonNull(columns.refusalWords));
    }

    private static boolean takesFromWindow(SendState state) {
        return switch (state) {
            case SendState.Paying ignored -> true;
            case SendState.Paid ignored -> true;
            case SendState.ChangePending ignored -> true;
            case SendState.Done ignored -> true;
            case SendState.Received ignored -> false;
            case SendState.Waiting ignored -> false;
            case SendState.RefundPending ignored -> false;
            case SendState.Refunded ignored -> false;
            case SendState.Kept ignored -> false;
            case SendState.Parked parked -> takesFromWindow(parked.before());
        };
    }
}
