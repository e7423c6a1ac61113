package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * lnd's record of one payment ({@code lnrpc.Payment}).
 *
 * @param state what its status means
 * @param begunAt when lnd began it, or empty if that cannot be read
 * @param attempts the attempts that it lists; failed ones may be left out
 */
record LndPayment(PaymentState state, Optional<Instant> begunAt, List<LndAttempt> attempts) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /**
     * Reads a record.
     *
     * @param result the JSON object
     * @param expected the payment that was asked for
     * @return the record, or empty if the object is not one of that payment
     */
    static Optional<LndPayment> of(JsonNode result, PaymentHash expected) {
        Optional<String> status = StrictJson.text(result, "status");
        boolean ours = StrictJson.text(result, "payment_hash")
                .filter(expected.hex()::equals)
                .isPresent();
        if (!ours || status.isEmpty()) {
            return Optional.empty();
        }
        List<LndAttempt> attempts = new ArrayList<>();
        result.path("htlcs").forEach(htlc -> attempts.add(LndAttempt.of(htlc)));
        return Optional.of(new LndPayment(
                stateOf(status.get(), result, proofIn(result, expected), attempts), begunAt(result), attempts));
    }

    private static PaymentState stateOf(
            String status, JsonNode result, Optional<Preimage> proof, List<LndAttempt> attempts) {
        return switch (status) {
            case "SUCCEEDED" -> paid(result, proof);
            case "FAILED" -> lost(result, proof, attempts);
            case "IN_FLIGHT", "INITIATED" -> new PaymentState.Pending(true);
            default -> new PaymentState.Pending(false);
        };
    }

    private static PaymentState paid(JsonNode result, Optional<Preimage> proof) {
        if (proof.isEmpty()) {
            return new PaymentState.Unproven("lnd says SUCCEEDED without a preimage that hashes to the payment hash.");
        }
        OptionalLong fee = LndJson.integer(result, "fee_msat");
        if (fee.isEmpty() || fee.getAsLong() < 0 || fee.getAsLong() > Msat.MAX_VALUE) {
            return new PaymentState.Unproven("lnd says SUCCEEDED without a routing fee that can be read.");
        }
        return new PaymentState.Paid(proof.get(), new Msat(fee.getAsLong()));
    }

    private static PaymentState lost(JsonNode result, Optional<Preimage> proof, List<LndAttempt> attempts) {
        if (proof.isPresent()) {
            return new PaymentState.Unproven("lnd says FAILED and shows the preimage of the payment.");
        }
        if (!attempts.stream().allMatch(LndAttempt::failed)) {
            return new PaymentState.Unproven("lnd says FAILED and lists an attempt that has not failed.");
        }
        return new PaymentState.Lost(
                reasonOf(StrictJson.text(result, "failure_reason").orElse("")));
    }

    // lnd shows 64 zeros where it has no preimage, so only the hash tells.
    private static Optional<Preimage> proofIn(JsonNode result, PaymentHash expected) {
        return StrictJson.text(result, "payment_preimage")
                .filter(hex -> hex.matches("[0-9a-f]{64}"))
                .map(Preimage::new)
                .filter(preimage -> preimage.hash().equals(expected));
    }

    private static FailureReason reasonOf(String name) {
        return switch (name) {
            case "FAILURE_REASON_TIMEOUT" -> FailureReason.TIMED_OUT;
            case "FAILURE_REASON_NO_ROUTE" -> FailureReason.NO_ROUTE;
            case "FAILURE_REASON_INCORRECT_PAYMENT_DETAILS" -> FailureReason.PAYEE_REFUSED;
            case "FAILURE_REASON_INSUFFICIENT_BALANCE" -> FailureReason.INSUFFICIENT_BALANCE;
            default -> FailureReason.OTHER;
        };
    }

    private static Optional<Instant> begunAt(JsonNode result) {
        OptionalLong nanos = LndJson.integer(result, "creation_time_ns");
        if (nanos.isEmpty() || nanos.getAsLong() <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                Instant.ofEpochSecond(nanos.getAsLong() / NANOS_PER_SECOND, nanos.getAsLong() % NANOS_PER_SECOND));
    }
}
