package io.github.hivebolt.engine;

import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.QueuedNotification;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Delivers the stored messages of one channel, in their order. A message that the channel does not take holds back those
 * behind it, and is tried again with back-off for as long as it takes: those of an outage arrive after it. Only a message that makes the
 * notifier throw 50 times in a row is given up.
 */
final class NotificationDispatcher implements Worker {
    private static final Logger LOG = System.getLogger(NotificationDispatcher.class.getName());
    private static final Duration NOTHING_QUEUED = Duration.ofSeconds(1);
    private static final int AT_ONCE = 20;
    private static final int MOST_THROWS = 50;

    private final Notifier notifier;
    private final OrderStore store;
    private final TimeSource time;
    private final Backoff backoff;
    private final Leadership leadership;
    private MonotonicTime heldBackSince;
    private Duration heldBackFor = Duration.ZERO;
    /** Of one message: nothing else is sent while a message is held back. A restart counts anew. */
    private int throwsInARow;

    NotificationDispatcher(Notifier notifier, EnginePorts ports, Leadership leadership) {
        this.notifier = notifier;
        this.store = ports.store();
        this.time = ports.time();
        this.backoff = new Backoff(ports.random());
        this.leadership = leadership;
        this.heldBackSince = ports.time().monotonic();
    }

    @Override
    public String name() {
        return "notify-" + notifier.name();
    }

    @Override
    public Duration step() {
        boolean heldBack = time.monotonic().since(heldBackSince).compareTo(heldBackFor) < 0;
        if (heldBack || leadership.lease().isEmpty()) {
            return NOTHING_QUEUED;
        }
        List<QueuedNotification> queue = store.read(view -> view.queuedNotifications(notifier.name(), AT_ONCE));
        for (QueuedNotification queued : queue) {
            if (!deliver(queued)) {
                return NOTHING_QUEUED;
            }
        }
        return queue.size() == AT_ONCE ? Duration.ZERO : NOTHING_QUEUED;
    }

    private boolean deliver(QueuedNotification queued) {
        long id = queued.notification().id();
        return switch (send(queued)) {
            case Delivery.Delivered() -> markDelivered(id);
            case Delivery.Refused(String why) -> {
                LOG.log(Level.WARNING, "{0} refuses message {1} for good: {2}", notifier.name(), id, why);
                yield markDelivered(id);
            }
            case Delivery.TryAgain(String why, Duration notBefore) -> {
                LOG.log(Level.DEBUG, "{0} does not take messages now: {1}", notifier.name(), why);
                holdBack(queued.attempts(), notBefore);
                yield store.write(tx -> {
                    tx.countTry(id, notifier.name());
                    return false;
                });
            }
        };
    }

    /** A defect of a notifier must not silence its channel for ever; only the kind of the exception is told. */
    private Delivery send(QueuedNotification queued) {
        try {
            Delivery delivery = notifier.send(queued.notification());
            throwsInARow = 0;
            return delivery;
        } catch (RuntimeException defect) {
            throwsInARow++;
            String kind = "it threw " + defect.getClass().getName();
            if (throwsInARow < MOST_THROWS) {
                return new Delivery.TryAgain(kind, Duration.ZERO);
            }
            String times = " " + throwsInARow + " times in a row";
            throwsInARow = 0;
            return new Delivery.Refused(kind + times);
        }
    }

    private boolean markDelivered(long id) {
        return store.write(tx -> {
            tx.markDelivered(id, notifier.name(), time.now());
            return true;
        });
    }

    private void holdBack(int attempts, Duration notBefore) {
        Duration own = backoff.after(attempts);
        heldBackSince = time.monotonic();
        heldBackFor = own.compareTo(notBefore) > 0 ? own : notBefore;
    }
}
