package io.github.hivebolt.app.receive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A receive order. Everybody sees state, amounts, reason and transfers; its API key and the operator see all of it. What
 * is unknown, or not for the reader, is absent.
 *
 * @param id its id
 * @param direction always "receive"
 * @param state where it is
 * @param reason why the payer gets or got his money back, a reason code
 * @param reasonText the same in words
 * @param account who is paid on Hive
 * @param asset {@code HIVE} or {@code HBD}
 * @param received what arrives or arrived on Hive
 * @param amountSats what was paid over Lightning, or is asked while nobody has paid; a begun sat dropped
 * @param amountMsat the same, exact
 * @param feeMsat the gateway's fee on it
 * @param routingMsat always {@code 0}: the payer pays his route
 * @param rate sats for 1.000 of the asset, locked when the invoice was made
 * @param paymentHash names the Lightning payment
 * @param preimage proves it, once the money is taken
 * @param invoice what is to be paid
 * @param message the payer's message
 * @param transfers what goes or went to the account
 * @param history the states it came into, oldest first
 * @param cause why it is parked
 * @param evidence what was seen when it was parked
 * @param expiresAt when the invoice ends
 * @param createdAt when it was made
 * @param updatedAt when the order last changed
 */
@Schema(name = "ReceiveOrder", description = "What is unknown, or not for the reader, is absent.")
public record ReceiveOrderView(
        @Schema(example = "r5f0c2a9be81d44a7c3e19b02", description = "r<random>")
        String id,

        @Schema(enumeration = {"receive"}) String direction,

        @Schema(
                enumeration = {
                    "open",
                    "accepted",
                    "settling",
                    "payout_pending",
                    "done",
                    "expired",
                    "cancelled",
                    "parked"
                })
        String state,

        Optional<String> reason,
        Optional<String> reasonText,
        Optional<String> account,
        String asset,
        @Schema(example = "12.345") String received,
        long amountSats,
        Optional<String> amountMsat,
        String feeMsat,
        String routingMsat,
        String rate,
        Optional<String> paymentHash,
        Optional<String> preimage,
        Optional<String> invoice,
        Optional<String> message,
        List<Transfer> transfers,
        List<Step> history,
        Optional<String> cause,
        Optional<String> evidence,
        Instant expiresAt,
        Instant createdAt,
        Instant updatedAt) {
    /**
     * The transfer to the account.
     *
     * @param kind always {@code payout}
     * @param amount a number with three decimals
     * @param asset {@code HIVE} or {@code HBD}
     * @param trxId the transaction; absent before it is signed
     * @param state {@code planned}, {@code signed}, {@code confirmed} or {@code held}
     */
    @Schema(name = "PayoutTransfer")
    public record Transfer(
            @Schema(enumeration = {"payout"}) String kind,
            String amount,
            String asset,
            Optional<String> trxId,

            @Schema(enumeration = {"planned", "signed", "confirmed", "held"})
            String state) {}

    /**
     * That the order came into a state.
     *
     * @param state the state
     * @param at when
     */
    @Schema(name = "ReceiveStep")
    public record Step(String state, Instant at) {}
}
