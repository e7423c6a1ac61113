package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One row of {@code listpays}: all parts of one pay command for one hash.
 *
 * @param status its status
 * @param proof the preimage, if it hashes to the payment hash
 * @param routingFee what the route cost, or empty if that cannot be read
 * @param begunAt when the node began it, or empty if that cannot be read
 * @param label the note that it carries
 */
record PayRow(
        Status status,
        Optional<Preimage> proof,
        Optional<Msat> routingFee,
        Optional<Instant> begunAt,
        Optional<PayLabel> label) {
    private static final long LAST_SECOND = 253_402_300_799L;

    /** What the node says of it. */
    enum Status {
        COMPLETE,
        PENDING,
        FAILED,
        UNKNOWN
    }

    /**
     * Reads a row.
     *
     * @param row one element of the list
     * @param expected the payment that was asked for
     * @return the row, or empty if it is not one of that payment
     */
    static Optional<PayRow> of(JsonNode row, PaymentHash expected) {
        boolean ours = StrictJson.text(row, "payment_hash")
                .filter(expected.hex()::equals)
                .isPresent();
        if (!ours) {
            return Optional.empty();
        }
        return Optional.of(new PayRow(
                statusOf(StrictJson.text(row, "status").orElse("")),
                proofIn(row, "preimage", expected),
                feeIn(row),
                instantIn(row, "created_at"),
                StrictJson.text(row, "label").map(PayLabel::new)));
    }

    /**
     * A preimage that proves the payment.
     *
     * @param answer a JSON object
     * @param name its field
     * @param expected the payment
     * @return the preimage, or empty if there is none that hashes to the payment hash
     */
    static Optional<Preimage> proofIn(JsonNode answer, String name, PaymentHash expected) {
        return StrictJson.text(answer, name)
                .filter(hex -> hex.matches("[0-9a-f]{64}"))
                .map(Preimage::new)
                .filter(preimage -> preimage.hash().equals(expected));
    }

    /**
     * What the route cost: what was sent less what arrived.
     *
     * @param answer a JSON object
     * @return the fee, or empty if it cannot be read
     */
    static Optional<Msat> feeIn(JsonNode answer) {
        Optional<Msat> arrived = ClnJson.msat(answer, "amount_msat");
        Optional<Msat> sent = ClnJson.msat(answer, "amount_sent_msat");
        return arrived.flatMap(
                amount -> sent.filter(total -> total.compareTo(amount) >= 0).map(total -> total.minus(amount)));
    }

    private static Status statusOf(String name) {
        return switch (name) {
            case "complete" -> Status.COMPLETE;
            case "pending" -> Status.PENDING;
            case "failed" -> Status.FAILED;
            default -> Status.UNKNOWN;
        };
    }

    private static Optional<Instant> instantIn(JsonNode row, String name) {
        OptionalLong seconds = ClnJson.integer(row, name);
        boolean sane = seconds.isPresent() && seconds.getAsLong() > 0 && seconds.getAsLong() <= LAST_SECOND;
        return sane ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong())) : Optional.empty();
    }
}
