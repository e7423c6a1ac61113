package io.github.hivebolt.devnet.cln;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.lightning.HtlcAttempt;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lightning.LightningRefusal;
import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import java.util.Optional;

/** A row of {@code listpays}, or of {@code listsendpays}, which shows parts. */
final class PayRow {
    private PayRow() {}

    static ObjectNode of(NodePayment payment, Optional<String> label, LightningNode node, boolean part) {
        boolean failed = payment.status() == PaymentStatus.FAILED;
        HtlcAttempt attempt = payment.attempt().orElseThrow();
        ObjectNode row = Json.object();
        row.put("payment_hash", payment.hash().hex());
        row.put("status", status(payment.status()));
        row.put("created_at", payment.createdAt().getEpochSecond());
        row.put("created_index", payment.index());
        row.put(payment.paymentRequest().startsWith("lni1") ? "bolt12" : "bolt11", payment.paymentRequest());
        destination(payment, node).ifPresent(payee -> row.put("destination", payee));
        label.ifPresent(words -> row.put("label", words));
        row.put("amount_sent_msat", failed ? 0 : attempt.route().totalMsat());
        if (!failed) {
            row.put("amount_msat", payment.valueMsat());
        }
        if (payment.status() != PaymentStatus.IN_FLIGHT) {
            row.put("updated_index", payment.index());
        }
        payment.preimage().ifPresent(preimage -> row.put(part ? "payment_preimage" : "preimage", preimage.hex()));
        if (payment.status() == PaymentStatus.SUCCEEDED) {
            attempt.resolvedAt().ifPresent(at -> row.put("completed_at", at.getEpochSecond()));
        }
        if (part) {
            row.put("id", payment.index()).put("partid", 1).put("groupid", payment.index() + 1_000_000_000_000L);
        }
        return row;
    }

    private static String status(PaymentStatus status) {
        return switch (status) {
            case IN_FLIGHT -> "pending";
            case SUCCEEDED -> "complete";
            case FAILED -> "failed";
        };
    }

    private static Optional<String> destination(NodePayment payment, LightningNode node) {
        try {
            return Optional.of(node.decode(payment.paymentRequest()).payee().hex());
        } catch (LightningRefusal unreadable) {
            return Optional.empty();
        }
    }
}
