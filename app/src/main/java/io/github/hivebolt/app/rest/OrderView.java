package io.github.hivebolt.app.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An order. Everybody sees what the chain shows anyway, its state and the reason; the operator sees all of it. What is
 * unknown, or not for the reader, is absent.
 *
 * @param id its id
 * @param direction {@code send}: Hive to Lightning
 * @param state where it is
 * @param reason why its money goes or went back, a reason code
 * @param reasonText the same in words
 * @param waitingFor why it is not paid yet
 * @param kept why its money stays
 * @param account who sent the money
 * @param asset {@code HIVE} or {@code HBD}
 * @param received what came in
 * @param amountSats what the payee gets, a begun sat dropped
 * @param amountMsat the same, exact
 * @param feeMsat the gateway's fee
 * @param routingMsat what the route cost
 * @param rate sats for 1.000 of the asset, at which the order was priced
 * @param paymentHash names the Lightning payment
 * @param preimage proves it
 * @param invoice what is paid
 * @param transfers what goes or went back on Hive
 * @param history the states it came into, oldest first
 * @param cause why it is parked: one of the listed causes
 * @param evidence what was seen when it was parked
 * @param before the state that it was parked in
 * @param requests what became of the pay requests
 * @param createdAt when the gateway first knew of it
 * @param updatedAt when it last changed
 */
@Schema(name = "Order", description = "What is unknown, or not for the reader, is absent.")
public record OrderView(
        @Schema(example = "8f3a…-0", description = "<trx_id>-<op_in_trx>, v<block>-<trx>-<op> or r<random>")
        String id,

        @Schema(enumeration = {"send"}) String direction,

        @Schema(
                enumeration = {
                    "received",
                    "waiting",
                    "paying",
                    "paid",
                    "change_pending",
                    "done",
                    "refund_pending",
                    "refunded",
                    "kept",
                    "parked"
                })
        String state,

        Optional<String> reason,
        Optional<String> reasonText,
        Optional<String> waitingFor,
        Optional<String> kept,
        Optional<String> account,
        String asset,

        @Schema(example = "12.345") String received,

        Optional<Long> amountSats,
        Optional<String> amountMsat,
        Optional<String> feeMsat,
        Optional<String> routingMsat,
        Optional<String> rate,
        Optional<String> paymentHash,
        Optional<String> preimage,
        Optional<String> invoice,
        List<Transfer> transfers,
        List<Step> history,
        Optional<String> cause,
        Optional<String> evidence,
        Optional<String> before,
        Optional<Requests> requests,
        Instant createdAt,
        Instant updatedAt) {
    /**
     * A transfer on Hive that the order owes or owed.
     *
     * @param kind {@code change}, {@code refund} or {@code payout}
     * @param amount a number with three decimals
     * @param asset {@code HIVE} or {@code HBD}
     * @param trxId the transaction; absent before it is signed
     * @param state {@code planned}, {@code signed}, {@code confirmed} or {@code held}
     */
    @Schema(name = "Transfer")
    public record Transfer(
            @Schema(enumeration = {"change", "refund", "payout"})
            String kind,

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
     * @param note one sentence, for the operator only
     */
    @Schema(name = "HistoryStep")
    public record Step(String state, Instant at, Optional<String> note) {}

    /**
     * What became of the pay requests.
     *
     * @param payer the Lightning node that was asked
     * @param sends requests that may have left
     * @param unanswered those whose reply never came
     * @param lastSendAt when the last one left
     */
    @Schema(name = "PayRequests")
    public record Requests(String payer, int sends, int unanswered, Optional<Instant> lastSendAt) {}
}
