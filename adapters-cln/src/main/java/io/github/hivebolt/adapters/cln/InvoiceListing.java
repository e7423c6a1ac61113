package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.InvoiceNote;
import io.github.hivebolt.ports.ListedInvoice;
import java.util.Optional;
import java.util.OptionalLong;

/** One invoice of a list. */
final class InvoiceListing {
    private InvoiceListing() {}

    static ListedInvoice of(JsonNode row) throws ClnTroubleException {
        Optional<PaymentHash> hash = StrictJson.text(row, "payment_hash")
                .filter(hex -> hex.matches("[0-9a-f]{64}"))
                .map(PaymentHash::new);
        OptionalLong index = ClnJson.integer(row, "created_index");
        if (hash.isEmpty() || index.isEmpty()) {
            throw ClnTroubleException.ofBrokenAnswer(
                    "Core Lightning lists an invoice without a hash or a number; versions before 23.08 cannot be read.");
        }
        boolean settled = StrictJson.text(row, "status").filter("paid"::equals).isPresent();
        InvoiceNote note = new InvoiceNote(
                StrictJson.text(row, "label"),
                StrictJson.text(row, "description").orElse(""),
                StrictJson.text(row, "bolt11").orElse(""),
                settled ? PayRow.proofIn(row, "payment_preimage", hash.get()) : Optional.empty());
        return new ListedInvoice(
                index.getAsLong(), hash.get(), settled, settled ? received(row) : Msat.ZERO, Optional.of(note));
    }

    private static Msat received(JsonNode row) throws ClnTroubleException {
        return ClnJson.msat(row, "amount_received_msat")
                .orElseThrow(() -> ClnTroubleException.ofBrokenAnswer(
                        "Core Lightning lists a paid invoice without an amount that can be read."));
    }
}
