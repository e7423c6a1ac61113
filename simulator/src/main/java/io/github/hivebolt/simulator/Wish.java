package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.lightning.PaymentHash;
import java.util.Optional;

/**
 * What the sender of a transfer is entitled to, as the workload meant it.
 *
 * @param kind what may become of it
 * @param hash the payment that he names
 */
record Wish(Kind kind, Optional<PaymentHash> hash) {
    /** What may become of a transfer. */
    enum Kind {
        /** It is paid, or all of it is returned. */
        PAY_OR_RETURN,
        /** All of it is returned. */
        RETURN,
        /** It is booked and never answered. */
        KEEP
    }

    static Wish pay(PaymentHash hash) {
        return new Wish(Kind.PAY_OR_RETURN, Optional.of(hash));
    }

    static Wish refund() {
        return new Wish(Kind.RETURN, Optional.empty());
    }

    /** It names an invoice, and must not be paid all the same. */
    static Wish refund(PaymentHash named) {
        return new Wish(Kind.RETURN, Optional.of(named));
    }

    static Wish keep() {
        return new Wish(Kind.KEEP, Optional.empty());
    }
}
