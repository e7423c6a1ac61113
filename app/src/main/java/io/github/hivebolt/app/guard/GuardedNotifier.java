package io.github.hivebolt.app.guard;

import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;

/**
 * A guarded notifier as the engine sees it.
 *
 * @param notifier the channel
 * @param guard the bean with the annotations
 * @param circuits where open circuits are remembered
 */
public record GuardedNotifier(Notifier notifier, NotifierGuard guard, Circuits circuits) implements Notifier {
    private static final String CIRCUIT = "notifiers";

    @Override
    public String name() {
        return notifier.name();
    }

    @Override
    public boolean wantsEach() {
        return notifier.wantsEach();
    }

    @Override
    public Delivery send(Notification notification) {
        Delivery delivery = guard.send(notifier, notification);
        switch (delivery) {
            case Delivery.Delivered() -> circuits.closed(CIRCUIT);
            case Delivery.Refused ignored -> circuits.closed(CIRCUIT);
            case Delivery.TryAgain(String why, var ignored) -> {
                if (why.equals(KeepInQueue.CIRCUIT_OPEN)) {
                    circuits.opened(CIRCUIT);
                }
            }
        }
        return delivery;
    }
}
