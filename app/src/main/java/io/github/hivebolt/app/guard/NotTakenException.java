package io.github.hivebolt.app.guard;

import io.github.hivebolt.ports.Delivery;

/** A channel did not take a message now. It never leaves the package: it is how the circuit learns of it. */
final class NotTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Delivery.TryAgain delivery;

    NotTakenException(Delivery.TryAgain delivery) {
        super(delivery.why(), null, false, false);
        this.delivery = delivery;
    }

    Delivery.TryAgain delivery() {
        return delivery;
    }
}
