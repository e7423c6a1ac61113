package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.order.SendState.ChangePending;
import io.github.hivebolt.domain.order.SendState.Done;
import io.github.hivebolt.domain.order.SendState.Kept;
import io.github.hivebolt.domain.order.SendState.Paid;
import io.github.hivebolt.domain.order.SendState.Parked;
import io.github.hivebolt.domain.order.SendState.Paying;
import io.github.hivebolt.domain.order.SendState.Received;
import io.github.hivebolt.domain.order.SendState.RefundPending;
import io.github.hivebolt.domain.order.SendState.Refunded;
import io.github.hivebolt.domain.order.SendState.Waiting;
import java.time.Instant;

/** Decides what becomes of an order when nothing may leave for it any more (design rule 11). */
final class WithholdingDecider {
    private WithholdingDecider() {}

    static Decision withheld(SendOrder order, ParkCause cause, String evidence, Instant now) {
        return switch (order.state()) {
            case Received ignored -> park(order, cause, evidence, now).build();
            case Waiting ignored -> park(order, cause, evidence, now).build();
            case ChangePending ignored -> park(order, cause, evidence, now).build();
            case RefundPending ignored -> park(order, cause, evidence, now).build();
            case Paying(Dispatch dispatch)
            when dispatch.log().sends() == 0 ->
                park(order, cause, evidence, now)
                        .effect(new SendEffect.GiveRoomBack(dispatch.quote().exposure()))
                        .build();
            // Its outcome is the node's to tell; what it leads to is withheld then.
            case Paying ignored -> Decisions.unchanged(order);
            case Paid ignored -> Decisions.unchanged(order);
            case Done ignored -> Decisions.unchanged(order);
            case Refunded ignored -> Decisions.unchanged(order);
            case Kept ignored -> Decisions.unchanged(order);
            case Parked ignored -> Decisions.unchanged(order);
        };
    }

    private static Decisions park(SendOrder order, ParkCause cause, String evidence, Instant now) {
        return PaybackDecider.park(order, order, cause, evidence, now);
    }
}
