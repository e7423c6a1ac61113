package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.money.Msat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/**
 * A Lightning node that never lies and keeps its books, behind a network that delays requests for days, loses replies and
 * answers questions with nothing. Like lnd it refuses an expired invoice.
 */
final class TruthfulNode {
    private final Random random;
    private final Instant expiresAt;
    private Optional<Instant> arrivesAt = Optional.empty();
    private Optional<Instant> endsAt = Optional.empty();
    private boolean replyIsLost;
    private boolean willBePaid;
    private boolean refused;

    TruthfulNode(Random random, Instant expiresAt) {
        this.random = random;
        this.expiresAt = expiresAt;
    }

    /** The request leaves. */
    void request(Instant now) {
        Duration delay = random.nextInt(3) == 0 ? Duration.ofSeconds(random.nextInt(300_000)) : Duration.ofMillis(50);
        arrivesAt = Optional.of(now.plus(delay));
        replyIsLost = random.nextInt(3) > 0;
        willBePaid = random.nextBoolean();
        refused = false;
        endsAt = Optional.empty();
    }

    /** Lets everything happen that happens up to a moment. */
    void run(Instant now) {
        if (arrivesAt.isEmpty() || arrivesAt.get().isAfter(now)) {
            return;
        }
        Instant arrived = arrivesAt.get();
        arrivesAt = Optional.empty();
        if (!arrived.isBefore(expiresAt) || random.nextInt(10) == 0) {
            refused = true;
        } else {
            boolean held = random.nextInt(4) == 0;
            endsAt = Optional.of(arrived.plusSeconds(held ? random.nextInt(200_000) : random.nextInt(60)));
        }
    }

    /** The reply to the request, once there is one. */
    Optional<SendReport> reply(Instant now) {
        if (replyIsLost && (refused || endsAt.isPresent())) {
            return Optional.of(new SendReport(new PaymentOutcome.Unknown("cut"), false, false));
        }
        if (refused) {
            return Optional.of(new SendReport(new PaymentOutcome.NotSent("refused"), true, false));
        }
        if (endsAt.isEmpty() || endsAt.get().isAfter(now)) {
            return Optional.empty();
        }
        PaymentOutcome outcome = willBePaid
                ? new PaymentOutcome.Succeeded(Given.PREIMAGE, Msat.ofSats(1))
                : new PaymentOutcome.Failed(FailureReason.NO_ROUTE);
        return Optional.of(new SendReport(outcome, true, true));
    }

    /** What its books say now, if they can be asked. */
    PaymentRecord look(Instant now) {
        if (random.nextInt(4) == 0) {
            return new PaymentRecord.Unclear("timed out");
        }
        if (endsAt.isEmpty()) {
            return new PaymentRecord.Absent();
        }
        if (endsAt.get().isAfter(now)) {
            return new PaymentRecord.InFlight(false, "");
        }
        return willBePaid
                ? new PaymentRecord.Settled(Given.PREIMAGE, Msat.ofSats(1), endsAt.get())
                : new PaymentRecord.Failed(FailureReason.NO_ROUTE, endsAt.get());
    }

    /** Whether the payee gets the money in the end. */
    boolean paysInTheEnd() {
        run(Instant.MAX);
        return endsAt.isPresent() && willBePaid;
    }
}
