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
public record PaymentRecord(
        PaymentHash hash,
        String paymentRequest,
        long valueMsat,
        Instant createdAt,
        long index,
        PaymentStatus status,
        FailureReason reason,
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
    public PaymentRecord asStored() {
        return status == PaymentStatus.FAILED ? with(status, reason, Optional.empty()) : this;
    }

    PaymentRecord attempting(HtlcAttempt next) {
        return with(PaymentStatus.IN_FLIGHT, FailureReason.NONE, Optional.of(next));
    }

    PaymentRecord succeeded(Preimage proof, Instant at) {
        return with(
                PaymentStatus.SUCCEEDED, FailureReason.NONE, attempt.map(made -> made.succeeded(proof, at)));
    }

    PaymentRecord failing(FailureReason why) {
        return with(PaymentStatus.IN_FLIGHT, why, attempt);
    }

    PaymentRecord failed(FailureReason why, Instant at) {
        return with(PaymentStatus.FAILED, why, attempt.map(made -> made.failed(at)));
    }

    private PaymentRecord with(PaymentStatus nextStatus, FailureReason why, Optional<HtlcAttempt> nextAttempt) {
        return new PaymentRecord(hash, paymentRequest, valueMsat, createdAt, index, nextStatus, why, nextAttempt);
    }
}
