package io.github.hivebolt.engine;

import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutKind;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Delays refunds that somebody could use to wear the gateway down; none is ever dropped. */
final class PayoutLimits {
    private static final long DUST_MILLI = 100;
    private static final Duration HEAD_START = Duration.ofDays(2);
    private static final Duration HEAD_START_OF_REFUNDS = Duration.ofDays(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    private final long refundsPerHour;

    PayoutLimits(EngineSettings settings) {
        this.refundsPerHour = settings.limits().refundsPerHour();
    }

    /**
     * When a payout is to be signed first. What is due earliest is claimed first: payouts and change go before refunds, and
     * these before dust, as if they had been due for days. Dust loses its head start when it is put off to the next day.
     */
    static Instant dueAt(PayoutKind kind, Instant decidedAt) {
        return switch (kind) {
            case CHANGE, PAYOUT -> decidedAt.minus(HEAD_START);
            case REFUND -> decidedAt.minus(HEAD_START_OF_REFUNDS);
        };
    }

    Optional<Duration> delay(StoreView view, Payout payout, Instant now) {
        if (payout.kind() != PayoutKind.REFUND || payout.attempt() > 1) {
            return Optional.empty();
        }
        if (payout.draft().amount().milli() < DUST_MILLI) {
            Instant nextDay = view.order(payout.order())
                    .map(OrderRow::createdAt)
                    .orElse(now)
                    .truncatedTo(ChronoUnit.DAYS)
                    .plus(1, ChronoUnit.DAYS);
            if (now.isBefore(nextDay)) {
                return Optional.of(Duration.between(now, nextDay));
            }
        }
        long signed = view.payoutsSigned(payout.draft().to(), PayoutKind.REFUND.name(), now.minus(AN_HOUR));
        return signed >= refundsPerHour ? Optional.of(LOOK_AGAIN) : Optional.empty();
    }
}
