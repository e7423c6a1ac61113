package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.QueuedNotification;
import io.github.hivebolt.ports.store.StoreTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Delivers the stored messages of one channel, in their order. A message that the channel does not take holds back those
 * behind it, and is tried again with back-off for as long as it takes: those of an outage arrive after it, folded into one
 * for channels that people read. Only a message that makes the notifier throw 50 times in a row is given up.
 */
final class NotificationDispatcher implements Worker {
    private static final Logger LOG = System.getLogger(NotificationDispatcher.class.getName());
    private static final Duration NOTHING_QUEUED = Duration.ofSeconds(1);
    private static final int AT_ONCE = 200;
    private static final int LEAST_TO_FOLD = 3;
    private static final int MOST_THROWS = 50;
    /** A channel that is out for less is not worth a message. */
    private static final int PATIENCE = 10;

    private final Notifier notifier;
    private final OrderStore store;
    private final TimeSource time;
    private final Backoff backoff;
    private final Leadership leadership;
    private final IncidentDesk incidents;
    private final Optional<QuietHours> quietHours;
    private final Pace pace;
    private final HealthRecord health;
    private final Duration failingAfter;
    private MonotonicTime heldBackSince;
    private Duration heldBackFor = Duration.ZERO;
    /** Of one message: nothing else is sent while a message is held back. A restart counts anew. */
    private int throwsInARow;
    /** After trouble with a folded message, until the queue is empty. */
    private boolean oneByOne;

    NotificationDispatcher(
            Notifier notifier,
            EnginePorts ports,
            EngineSettings settings,
            IncidentDesk incidents,
            Leadership leadership) {
        this.notifier = notifier;
        this.store = ports.store();
        this.time = ports.time();
        this.backoff = new Backoff(ports.random());
        this.leadership = leadership;
        this.incidents = incidents;
        this.quietHours = settings.channels().stream()
                .filter(channel -> channel.name().equals(notifier.name()))
                .findFirst()
                .flatMap(EngineSettings.Channel::quietHours);
        this.pace = new Pace(ports.time());
        this.health = new HealthRecord(name(), ports.time());
        this.failingAfter = settings.outageAfter().multipliedBy(PATIENCE);
        this.heldBackSince = ports.time().monotonic();
    }

    @Override
    public String name() {
        return "notify-" + notifier.name();
    }

    PartyHealth health() {
        return health.now();
    }

    @Override
    public Duration step() {
        boolean heldBack = time.monotonic().since(heldBackSince).compareTo(heldBackFor) < 0;
        if (heldBack || leadership.lease().isEmpty()) {
            return NOTHING_QUEUED;
        }
        List<QueuedNotification> queue = store.read(view -> view.queuedNotifications(notifier.name(), AT_ONCE));
        if (queue.isEmpty()) {
            oneByOne = false;
            return NOTHING_QUEUED;
        }
        if (notifier.wantsEach()) {
            return queue.stream().allMatch(queued -> deliver(List.of(queued))) && queue.size() == AT_ONCE
                    ? Duration.ZERO
                    : NOTHING_QUEUED;
        }
        return isQuietFor(queue) || !pace.allows() ? NOTHING_QUEUED : tell(queue);
    }

    /** What is critical is told at any hour, and with it what came before, so that the order is kept. */
    private boolean isQuietFor(List<QueuedNotification> queue) {
        return quietHours.filter(hours -> hours.covers(time.now())).isPresent()
                && queue.stream().noneMatch(queued -> queued.notification().severity() == Severity.CRITICAL);
    }

    private Duration tell(List<QueuedNotification> queue) {
        boolean fold = queue.size() >= LEAST_TO_FOLD && !oneByOne;
        boolean told = deliver(fold ? queue : queue.subList(0, 1));
        return told ? Duration.ZERO : NOTHING_QUEUED;
    }

    private boolean deliver(List<QueuedNotification> batch) {
        boolean isFolded = batch.size() > 1;
        long last = batch.getLast().notification().id();
        return switch (send(batch)) {
            case Delivery.Delivered() -> {
                pace.sent();
                health.up();
                yield markDelivered(batch, Optional.empty());
            }
            case Delivery.Refused(String why)
            when isFolded -> {
                LOG.log(Level.WARNING, "{0} refuses a folded message: {1}", notifier.name(), why);
                oneByOne = true;
                yield false;
            }
            case Delivery.Refused(String why) -> {
                LOG.log(Level.WARNING, "{0} refuses message {1} for good: {2}", notifier.name(), last, why);
                health.degraded(why);
                yield markDelivered(batch, Optional.of("It refused message " + last + " for good: " + why));
            }
            case Delivery.TryAgain(String why, Duration notBefore) -> {
                LOG.log(Level.DEBUG, "{0} does not take messages now: {1}", notifier.name(), why);
                health.down(why);
                holdBack(batch.getFirst().attempts(), notBefore);
                yield countTry(batch, why);
            }
        };
    }

    /** A defect of a notifier must not silence its channel for ever; only the kind of the exception is told. */
    private Delivery send(List<QueuedNotification> batch) {
        List<Notification> all =
                batch.stream().map(QueuedNotification::notification).toList();
        try {
            Delivery delivery = notifier.send(all.size() == 1 ? all.getFirst() : Digest.of(all));
            throwsInARow = 0;
            return delivery;
        } catch (RuntimeException defect) {
            oneByOne = true;
            throwsInARow++;
            String kind = "it threw " + defect.getClass().getName();
            LOG.log(Level.WARNING, "{0}: {1}", notifier.name(), kind);
            if (throwsInARow < MOST_THROWS || all.size() > 1) {
                return new Delivery.TryAgain(kind, Duration.ZERO);
            }
            String times = " " + throwsInARow + " times in a row";
            throwsInARow = 0;
            return new Delivery.Refused(kind + times);
        }
    }

    private boolean markDelivered(List<QueuedNotification> batch, Optional<String> trouble) {
        return store.write(tx -> {
            batch.forEach(queued -> tx.markDelivered(queued.notification().id(), notifier.name(), time.now()));
            trouble.ifPresentOrElse(
                    why -> incidents.open(tx, IncidentKind.NOTIFIER_FAILING, notifier.name(), why),
                    () -> incidents.close(
                            tx, IncidentKind.NOTIFIER_FAILING, notifier.name(), "It takes messages again."));
            return true;
        });
    }

    private boolean countTry(List<QueuedNotification> batch, String why) {
        boolean failsForLong = health.lasted().compareTo(failingAfter) >= 0;
        return store.write(tx -> {
            batch.forEach(queued -> tx.countTry(queued.notification().id(), notifier.name()));
            if (failsForLong && !isNetworkOut(tx)) {
                incidents.open(tx, IncidentKind.NOTIFIER_FAILING, notifier.name(), why);
            }
            return false;
        });
    }

    /** Then no channel can work, and that is told already. */
    private static boolean isNetworkOut(StoreTransaction tx) {
        return tx.openIncidents().stream().anyMatch(incident -> incident.kind() == IncidentKind.NETWORK_DOWN);
    }

    private void holdBack(int attempts, Duration notBefore) {
        Duration own = backoff.after(attempts);
        heldBackSince = time.monotonic();
        heldBackFor = own.compareTo(notBefore) > 0 ? own : notBefore;
    }
}
