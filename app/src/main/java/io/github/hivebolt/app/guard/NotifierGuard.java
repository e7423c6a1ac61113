package io.github.hivebolt.app.guard;

import io.github.hivebolt.ports.Delivery;
import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Notifier;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * A message may be sent again; the queue does that, with back-off and in order, so there is no {@code @Retry} here. The
 * circuit is one for all channels and opens only when none takes anything: then our own network is out.
 */
@ApplicationScoped
public class NotifierGuard {
    NotifierGuard() {}

    /**
     * Hands a message to a channel.
     *
     * @param notifier the channel
     * @param notification the message
     * @return what became of it
     */
    @Timeout(25_000)
    @Bulkhead(16)
    @CircuitBreaker(requestVolumeThreshold = 12, failureRatio = 1.0, delay = 15_000, failOn = NotTakenException.class)
    @Fallback(KeepInQueue.class)
    public Delivery send(Notifier notifier, Notification notification) {
        Delivery delivery = notifier.send(notification);
        if (delivery instanceof Delivery.TryAgain later) {
            throw new NotTakenException(later);
        }
        return delivery;
    }
}
