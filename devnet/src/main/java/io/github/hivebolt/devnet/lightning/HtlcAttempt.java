package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.domain.lightning.Preimage;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt of a payment.
 *
 * @param id its number over all payments of the node
 * @param status its status
 * @param route the way it took
 * @param attemptedAt when it left
 * @param resolvedAt when it came back
 * @param preimage the proof, once it succeeded
 */
public record HtlcAttempt(
        long id,
        PaymentStatus status,
        Route route,
        Instant attemptedAt,
        Optional<Instant> resolvedAt,
        Optional<Preimage> preimage) {

    HtlcAttempt succeeded(Preimage proof, Instant at) {
        return new HtlcAttempt(id, PaymentStatus.SUCCEEDED, route, attemptedAt, Optional.of(at), Optional.of(proof));
    }

    HtlcAttempt failed(Instant at) {
        return new HtlcAttempt(id, PaymentStatus.FAILED, route, attemptedAt, Optional.of(at), Optional.empty());
    }
}
