package io.github.hivebolt.app.receive;

import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a caller wants to know the price of, as he wrote it.
 *
 * @param direction {@code send} or {@code receive}
 * @param asset {@code HIVE} or {@code HBD}
 * @param amountSats the Lightning amount
 * @param amount what is to arrive on Hive; only for {@code receive}
 * @param destination an invoice to pay; only for {@code send}
 * @param account who is to be paid; only for {@code receive}
 */
@Schema(name = "QuoteRequest")
public record QuoteRequest(
        @Schema(
                enumeration = {"send", "receive"},
                required = true)
        Optional<String> direction,

        Optional<String> asset,

        @Schema(implementation = Long.class, minimum = "1", example = "2000")
        Optional<BigDecimal> amountSats,

        @Schema(example = "12.345") Optional<String> amount,
        @Schema(example = "lnbc20u1p...") Optional<String> destination,
        @Schema(example = "alice") Optional<String> account) {
    static final String EXAMPLE = "{\"direction\":\"send\",\"asset\":\"HIVE\",\"amountSats\":2000}";

    InvoiceRequest asInvoice() {
        return new InvoiceRequest(account, asset, amountSats, amount, Optional.empty(), Optional.empty());
    }
}
