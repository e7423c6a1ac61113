package io.github.hivebolt.app.receive;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A price.
 *
 * @param direction {@code send} or {@code receive}
 * @param asset {@code HIVE} or {@code HBD}
 * @param rate sats for 1.000 of the asset
 * @param amountSats the Lightning amount, a begun sat counted as whole
 * @param feeMsat the gateway's fee
 * @param routingReserveMsat what must be sent for the route; what is not used comes back. Only for {@code send}
 * @param transfer what to transfer, a buffer for a changing price included. Only for {@code send}
 * @param to the account to transfer to. Only for {@code send}
 * @param memo the memo to transfer with. Only for {@code send}
 * @param payout what arrives. Only for {@code receive}
 * @param expiresAt until when it is worth something; it is an estimate, an invoice locks it
 */
@Schema(
        name = "Quote",
        description =
                "An estimate: a send order is priced when it is paid, a receive order when its" + " invoice is made.")
public record QuoteView(
        @Schema(enumeration = {"send", "receive"}) String direction,
        String asset,
        @Schema(example = "152.31") String rate,
        long amountSats,
        String feeMsat,
        Optional<String> routingReserveMsat,
        @Schema(example = "12.345") Optional<String> transfer,
        @Schema(example = "hivebolt") Optional<String> to,
        Optional<String> memo,
        @Schema(example = "12.345") Optional<String> payout,
        Instant expiresAt) {}
