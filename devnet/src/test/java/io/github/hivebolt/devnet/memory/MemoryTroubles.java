package io.github.hivebolt.devnet.memory;

import io.github.hivebolt.testkit.WireFault;
import java.util.Optional;

/** What faults of a wire are where there is no wire. */
final class MemoryTroubles implements Link {
    private Optional<WireFault> fault = Optional.empty();
    private String only = "";
    private int payRequests;

    void set(WireFault next, String onlyCall) {
        fault = Optional.of(next);
        only = onlyCall;
    }

    void clear() {
        fault = Optional.empty();
    }

    /** Those that left the payer. */
    int payRequests() {
        return payRequests;
    }

    @Override
    public Trouble next(String call) {
        Trouble trouble = fault.filter(any -> only.isEmpty() || only.equals(call))
                .map(MemoryTroubles::troubleOf)
                .orElse(Trouble.NONE);
        if (call.equals("pay") && trouble != Trouble.REFUSED) {
            payRequests++;
        }
        return trouble;
    }

    private static Trouble troubleOf(WireFault fault) {
        return switch (fault) {
            case REFUSED -> Trouble.REFUSED;
            case RESET, HANG, CLOSE, HTML, GARBAGE, TOO_MANY_REQUESTS -> Trouble.LOST_BEFORE_EFFECT;
            case CUT, LOST_ANSWER -> Trouble.LOST_AFTER_EFFECT;
        };
    }
}
