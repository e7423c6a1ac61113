package io.github.hivebolt.engine;

import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.LeaseLostException;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Claims due work and hands it out. Work that cannot be done now is due again later, with back-off; a claim that was lost
 * (the process stood still, for instance) is simply dropped, because every handler commits before it acts. While an
 * instance may not do a kind of work it claims none of it, and leaves it to others.
 */
final class WorkDriver implements Worker {
    private static final Logger LOG = System.getLogger(WorkDriver.class.getName());
    private static final Duration CLAIM_TIME = Duration.ofMinutes(2);
    private static final Duration NOTHING_DUE = Duration.ofMillis(250);
    private static final int TELL_AFTER = 10;

    private final String name;
    private final Map<WorkKind, WorkHandler> handlers;
    private final int atOnce;
    private final BooleanSupplier mayWork;
    private final OrderStore store;
    private final TimeSource time;
    private final Backoff backoff;
    private final String holder;

    WorkDriver(
            String name,
            Map<WorkKind, WorkHandler> handlers,
            int atOnce,
            BooleanSupplier mayWork,
            EnginePorts ports,
            String holder) {
        this.name = name;
        this.handlers = Map.copyOf(handlers);
        this.atOnce = atOnce;
        this.mayWork = mayWork;
        this.store = ports.store();
        this.time = ports.time();
        this.backoff = new Backoff(ports.random());
        this.holder = holder;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration step() {
        if (!mayWork.getAsBoolean()) {
            return NOTHING_DUE;
        }
        List<WorkItem> items = store.claim(handlers.keySet(), atOnce, holder, CLAIM_TIME);
        for (WorkItem item : items) {
            run(item);
        }
        return items.isEmpty() ? NOTHING_DUE : Duration.ZERO;
    }

    private void run(WorkItem item) {
        try {
            handler(item).handle(item);
        } catch (LeaseLostException lost) {
            LOG.log(Level.INFO, "{0} {1} was taken over: {2}", item.kind(), item.subject(), lost.getMessage());
        } catch (PartyUnavailableException unavailable) {
            later(item, unavailable.words());
        } catch (RuntimeException unexpected) {
            LOG.log(Level.ERROR, item.kind() + " " + item.subject() + " failed and is tried again", unexpected);
            later(item, unexpected.getClass().getSimpleName());
        }
    }

    private void later(WorkItem item, String why) {
        if (item.attempts() >= TELL_AFTER) {
            LOG.log(
                    Level.WARNING,
                    "{0} {1} was tried {2} times: {3}",
                    item.kind(),
                    item.subject(),
                    item.attempts(),
                    why);
        }
        try {
            store.write(tx -> {
                tx.postpone(item, time.now().plus(backoff.after(item.attempts())));
                return true;
            });
        } catch (LeaseLostException lost) {
            LOG.log(Level.DEBUG, "{0} {1} was taken over", item.kind(), item.subject());
        }
    }

    private WorkHandler handler(WorkItem item) {
        WorkHandler handler = handlers.get(item.kind());
        if (handler == null) {
            throw new IllegalStateException("no handler for " + item.kind());
        }
        return handler;
    }
}
