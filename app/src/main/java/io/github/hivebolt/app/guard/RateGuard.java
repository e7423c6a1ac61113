package io.github.hivebolt.app.guard;

import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.RateLeg;
import io.github.hivebolt.ports.RateSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Asking for prices is idempotent. The circuit is one for all sources and opens only when every call fails; a single source
 * that fails is left alone by the board. The fallback is the board's, too: the last good price, while it is young enough.
 */
@ApplicationScoped
public class RateGuard {
    RateGuard() {}

    /**
     * Asks a source.
     *
     * @param source the source
     * @return its prices
     */
    @Retry(maxRetries = 1, delay = 500, jitter = 200, retryOn = PartyUnavailableException.class)
    @Timeout(30_000)
    @Bulkhead(4)
    @CircuitBreaker(
            requestVolumeThreshold = 12,
            failureRatio = 1.0,
            delay = 10_000,
            failOn = PartyUnavailableException.class)
    public List<RateLeg> fetch(RateSource source) {
        return source.fetch();
    }
}
