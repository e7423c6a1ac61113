package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.ReceivedPayment;
import io.github.hivebolt.ports.ReceivedPayment.State;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * lnd's record of an invoice ({@code lnrpc.Invoice}).
 *
 * @param state where it is
 * @param paymentRequest the invoice's text
 * @param received what its HTLCs carry or carried
 * @param firstTimeout the height at which the first of its held HTLCs times out, 0 if it holds none
 */
record HoldInvoice(State state, String paymentRequest, Msat received, long firstTimeout) {
    /**
     * Reads a record.
     *
     * @param answer an answer to {@code /v1/invoice/HASH}
     * @param expected the hash that was asked for
     * @return the record
     * @throws LndTroubleException if it can not be read or is of another invoice
     */
    static HoldInvoice of(JsonNode answer, PaymentHash expected) throws LndTroubleException {
        boolean ours = StrictJson.text(answer, "r_hash")
                .filter(HashText.inBody(expected)::equals)
                .isPresent();
        Optional<State> state = StrictJson.text(answer, "state").flatMap(HoldInvoice::stateOf);
        OptionalLong paid = LndJson.integer(answer, "amt_paid_msat");
        if (!ours || state.isEmpty() || paid.isEmpty() || paid.getAsLong() < 0 || paid.getAsLong() > Msat.MAX_VALUE) {
            throw LndTroubleException.ofBrokenAnswer("lnd gave a record of an invoice that can not be read.");
        }
        long timeout = state.get() == State.ACCEPTED ? firstTimeoutIn(answer) : 0;
        Msat received = state.get() == State.OPEN ? Msat.ZERO : new Msat(paid.getAsLong());
        return new HoldInvoice(
                state.get(), StrictJson.text(answer, "payment_request").orElse(""), received, timeout);
    }

    /**
     * The record for callers of the port.
     *
     * @param hash the invoice's hash
     * @param blockHeight the present height, used only while HTLCs are held
     * @return the same
     */
    ReceivedPayment toPayment(PaymentHash hash, long blockHeight) {
        long blocksLeft = Math.max(0, firstTimeout - blockHeight);
        return new ReceivedPayment(
                hash, state, received, state == State.ACCEPTED ? (int) Math.min(blocksLeft, Integer.MAX_VALUE) : 0);
    }

    private static Optional<State> stateOf(String name) {
        return switch (name) {
            case "OPEN" -> Optional.of(State.OPEN);
            case "ACCEPTED" -> Optional.of(State.ACCEPTED);
            case "SETTLED" -> Optional.of(State.SETTLED);
            case "CANCELED" -> Optional.of(State.CANCELLED);
            default -> Optional.empty();
        };
    }

    private static long firstTimeoutIn(JsonNode answer) throws LndTroubleException {
        OptionalLong first = OptionalLong.empty();
        for (JsonNode htlc : answer.path("htlcs")) {
            if (StrictJson.text(htlc, "state").filter("ACCEPTED"::equals).isPresent()) {
                OptionalLong height = LndJson.integer(htlc, "expiry_height");
                if (height.isEmpty()) {
                    throw LndTroubleException.ofBrokenAnswer("lnd holds an HTLC without the height of its end.");
                }
                first = OptionalLong.of(Math.min(height.getAsLong(), first.orElse(Long.MAX_VALUE)));
            }
        }
        if (first.isEmpty()) {
            throw LndTroubleException.ofBrokenAnswer("lnd says ACCEPTED and lists no held HTLC.");
        }
        return first.getAsLong();
    }
}
