package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment at one moment, as its payer's node stores it.
 *
 * @param hash the payment hash
 * @param paymentRequest the invoice
 * @param valueMsat what the payee gets
 * @param createdAt when it was sent
 * @param index its number, which grows with every send
 * @param status its status
 * @param reason why it failed
 * @param attempt its only attempt, where one was made
 */
public record NodePayment(
        PaymentHash hash,
        String paymentRequest,
        long valueMsat,
        Instant createdAt,
        long index,
        PaymentStatus status,
        LndFailure reason,
        Optional<HtlcAttempt> attempt) {

    /**
     * What was paid for the way, once it succeeded.
     *
     * @return millisatoshi, 0 unless it succeeded
     */
    public long feeMsat() {
        return status == PaymentStatus.SUCCEEDED
                ? attempt.map(made -> made.route().feeMsat()).orElse(0L)
                : 0;
    }

    /**
     * The proof of payment.
     *
     * @return the preimage, once it succeeded
     */
    public Optional<Preimage> preimage() {
        return attempt.flatMap(HtlcAttempt::preimage);
    }

    /**
     * The payment without failed attempts, which is what lnd shows later on.
     *
     * @return the record that a look-up shows
     */
    public NodePayment asStored() {
        return status == PaymentStatus.FAILED ? with(status, reason, Optional.empty()) : this;
    }

    NodePayment attempting(HtlcAttempt next) {
        return with(PaymentStatus.IN_FLIGHT, LndFailure.NONE, Optional.of(next));
    }

    NodePayment succeeded(Preimage proof, Instant at) {
        return with(PaymentStatus.SUCCEEDED, LndFailure.NONE, attempt.map(made -> made.succeeded(proof, at)));
    }

    NodePayment failing(LndFailure why) {
        return with(PaymentStatus.IN_FLIGHT, why, attempt);
    }

    NodePayment failed(LndFailure why, Instant at) {
        return with(PaymentStatus.FAILED, why, attempt.map(made -> made.failed(at)));
    }

    private NodePayment with(PaymentStatus nextStatus, LndFailure why, Optional<HtlcAttempt> nextAttempt) {
        return new NodePayment(hash, paymentRequest, valueMsat, createdAt, index, nextStatus, why, nextAttempt);
    }
}
