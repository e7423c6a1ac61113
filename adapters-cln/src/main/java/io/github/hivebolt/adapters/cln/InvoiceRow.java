package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.ReceivedPayment;
import io.github.hivebolt.ports.ReceivedPayment.State;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An invoice in lightningd's own books.
 *
 * @param label what it was asked for under
 * @param text the invoice itself, empty where it is no BOLT 11 invoice
 * @param state unpaid is open, expired is cancelled: lightningd takes nothing for an expired invoice
 * @param received what was paid, zero before
 * @param expiresAt when it ends by itself
 */
record InvoiceRow(String label, String text, State state, Msat received, Instant expiresAt) {
    private static final long LAST_SECOND = 32_503_680_000L;

    /**
     * Reads a row.
     *
     * @param row an element of {@code listinvoices}
     * @param expected the hash that was asked for
     * @return the row
     * @throws ClnTroubleException if it cannot be read, is of another invoice, or says paid without the proof
     */
    static InvoiceRow of(JsonNode row, PaymentHash expected) throws ClnTroubleException {
        Optional<State> state = StrictJson.text(row, "status").flatMap(InvoiceRow::stateOf);
        Optional<String> label = StrictJson.text(row, "label");
        OptionalLong expiresAt = ClnJson.integer(row, "expires_at");
        boolean ours = StrictJson.text(row, "payment_hash")
                .filter(expected.hex()::equals)
                .isPresent();
        boolean sane = expiresAt.isPresent() && expiresAt.getAsLong() >= 0 && expiresAt.getAsLong() < LAST_SECOND;
        if (!ours || state.isEmpty() || label.isEmpty() || !sane) {
            throw ClnTroubleException.ofBrokenAnswer("Core Lightning gave a record of an invoice that cannot be read.");
        }
        return new InvoiceRow(
                label.get(),
                StrictJson.text(row, "bolt11").orElse(""),
                state.get(),
                state.get() == State.PAID ? received(row, expected) : Msat.ZERO,
                Instant.ofEpochSecond(expiresAt.getAsLong()));
    }

    /**
     * What was received for a paid invoice.
     *
     * @param row the row
     * @param hash the invoice's hash
     * @return the amount
     * @throws ClnTroubleException if it is missing, or the proof is
     */
    static Msat received(JsonNode row, PaymentHash hash) throws ClnTroubleException {
        Optional<Msat> received = ClnJson.msat(row, "amount_received_msat");
        boolean proven = StrictJson.text(row, "payment_preimage")
                .filter(text -> text.matches("[0-9a-f]{64}"))
                .map(Preimage::new)
                .filter(preimage -> preimage.hash().equals(hash))
                .isPresent();
        if (received.isEmpty() || !proven) {
            throw ClnTroubleException.ofBrokenAnswer(
                    "Core Lightning says that an invoice is paid, without amount and proof.");
        }
        return received.get();
    }

    /**
     * The row for callers of the port.
     *
     * @param hash the invoice's hash
     * @return the same
     */
    ReceivedPayment toPayment(PaymentHash hash) {
        return new ReceivedPayment(hash, state, received, 0);
    }

    private static Optional<State> stateOf(String status) {
        return switch (status) {
            case "unpaid" -> Optional.of(State.OPEN);
            case "paid" -> Optional.of(State.PAID);
            case "expired" -> Optional.of(State.CANCELLED);
            default -> Optional.empty();
        };
    }
}
