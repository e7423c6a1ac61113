package io.github.hivebolt.devnet.cln;

import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.LndFailure;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import java.util.Optional;

/** What xpay says instead of a result, with the numbers of lightningd's {@code jsonrpc_errors.h}. */
final class PayRefusals {
    private static final int UNEXPECTED = -3;
    private static final int DESTINATION_FAILED = 203;
    private static final int NO_ROUTE = 205;
    private static final int TOO_EXPENSIVE = 206;
    private static final int EXPIRED = 207;
    private static final int GAVE_UP = 210;
    private static final int ALREADY_PAID = 219;

    private PayRefusals() {}

    static ClnRefusal of(LightningRefusal refusal, String invoice, LightningNode node) {
        if (refusal.code() == LightningRefusal.Code.ALREADY_EXISTS) {
            return isPaid(invoice, node)
                    ? ClnRefusal.of(ALREADY_PAID, "Already paid this invoice successfully")
                    : ClnRefusal.of(
                            UNEXPECTED,
                            "Unexpected injectpaymentonion error 200: {\"code\":200,\"message\":\"Payment with"
                                    + " groupid=1 still in progress, cannot retry before that completes.\"}");
        }
        if (refusal.text().startsWith("invoice expired")) {
            return ClnRefusal.of(EXPIRED, "Invoice expired 1 seconds ago");
        }
        return ClnRefusal.of(ClnRefusal.INVALID_PARAMETER, refusal.text());
    }

    static ClnRefusal ofFailure(LndFailure reason) {
        return switch (reason) {
            case INCORRECT_PAYMENT_DETAILS ->
                ClnRefusal.of(
                        DESTINATION_FAILED,
                        "Destination said it doesn't know invoice: incorrect_or_unknown_payment_details");
            case NO_ROUTE -> ClnRefusal.of(TOO_EXPENSIVE, "Failed: Could not find route without excessive cost");
            case INSUFFICIENT_BALANCE ->
                ClnRefusal.of(
                        NO_ROUTE, "Failed: We could not find a usable set of paths. The shortest path is 544x1x0");
            case NONE, TIMEOUT, ERROR, CANCELED -> ClnRefusal.of(GAVE_UP, "Timed out after trying for a while");
        };
    }

    private static boolean isPaid(String invoice, LightningNode node) {
        try {
            Optional<NodePayment> known = node.payment(node.decode(invoice).paymentHash());
            return known.filter(payment -> payment.status() == PaymentStatus.SUCCEEDED)
                    .isPresent();
        } catch (LightningRefusal unreadable) {
            return false;
        }
    }
}
