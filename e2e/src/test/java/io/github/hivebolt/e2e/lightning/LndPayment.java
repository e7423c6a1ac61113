package io.github.hivebolt.e2e.lightning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A payment as the payer's node records it.
 *
 * @param paymentHash 32 bytes in hex
 * @param status lnd's status
 * @param valueMsat what the payee gets, in millisatoshi
 * @param feeMsat what routing cost, in millisatoshi; 0 until paid
 * @param failureReason lnd's word, {@code FAILURE_REASON_NONE} unless failed
 * @param recordedPreimage 32 bytes in hex as recorded; only zeros unless paid
 */
public record LndPayment(
        String paymentHash,
        Status status,
        long valueMsat,
        long feeMsat,
        String failureReason,
        String recordedPreimage) {

    /** The statuses that lnd knows. */
    public enum Status {
        UNKNOWN,
        INITIATED,
        IN_FLIGHT,
        SUCCEEDED,
        FAILED
    }

    /** The proof of payment; only a payment that succeeded has one. */
    public Optional<String> preimage() {
        return status == Status.SUCCEEDED ? Optional.of(recordedPreimage) : Optional.empty();
    }

    static LndPayment of(JsonNode payment) {
        return new LndPayment(
                payment.path("payment_hash").textValue(),
                Status.valueOf(payment.path("status").textValue()),
                payment.path("value_msat").asLong(),
                payment.path("fee_msat").asLong(),
                payment.path("failure_reason").textValue(),
                payment.path("payment_preimage").textValue());
    }
}
