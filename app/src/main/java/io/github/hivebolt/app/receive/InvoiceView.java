package io.github.hivebolt.app.receive;

import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.order.ReceiveOrder;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An invoice that was made.
 *
 * @param orderId its order
 * @param paymentRequest what to pay
 * @param paymentHash names the payment
 * @param amountSats what it asks for, a begun sat dropped
 * @param payout what arrives on Hive when exactly that is paid
 * @param expiresAt when it ends
 */
@Schema(name = "Invoice")
public record InvoiceView(
        @Schema(example = "r5f0c2a9be81d44a7c3e19b02") String orderId,
        @Schema(example = "lnbc20u1p...") String paymentRequest,
        String paymentHash,
        long amountSats,
        Payout payout,
        Instant expiresAt) {
    /**
     * What arrives.
     *
     * @param amount a number with three decimals
     * @param asset {@code HIVE} or {@code HBD}
     */
    @Schema(name = "Payout")
    public record Payout(@Schema(example = "12.345") String amount, String asset) {}

    static InvoiceView of(ReceiveOrder order) {
        HiveAmount payout =
                order.request().quote().payout(order.request().quote().amount());
        return new InvoiceView(
                order.id().text(),
                order.paymentRequest().orElse(""),
                order.hash().hex(),
                order.request().quote().amount().floorToSats(),
                new Payout(payout.decimal(), payout.asset().name()),
                ReceiveReport.millis(order.request().expiresAt()));
    }
}
