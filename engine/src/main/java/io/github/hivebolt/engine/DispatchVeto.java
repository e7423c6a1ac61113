package io.github.hivebolt.engine;

import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.WaitReason;
import io.github.hivebolt.ports.store.StoreView;
import java.util.Optional;

/** What stands in the way of any fresh dispatch. It never touches a payment that is under way. Thread-safe. */
final class DispatchVeto {
    private final StartGate gate;

    DispatchVeto(StartGate gate) {
        this.gate = gate;
    }

    Optional<WaitReason> standing(StoreView view) {
        if (Facts.sendingStopped(view).isPresent()) {
            return Optional.of(WaitReason.STORE_BEHIND);
        }
        if (Facts.isPaused(view, Direction.SEND)) {
            return Optional.of(WaitReason.PAUSED);
        }
        return gate.mayDispatch() && !Facts.isQuiet(view) ? Optional.empty() : Optional.of(WaitReason.RECOVERING);
    }
}
