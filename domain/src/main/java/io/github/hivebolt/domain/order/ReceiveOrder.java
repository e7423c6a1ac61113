package io.github.hivebolt.domain.order;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.lightning.PaymentHash;
import java.util.Optional;

/**
 * Lightning to Hive: somebody pays an invoice of ours, and a Hive account is paid.
 *
 * @param id chosen by us before the invoice exists
 * @param request what was asked for
 * @param hash the invoice's payment hash, which our own secret and the id lead to
 * @param paymentRequest the invoice's text, empty while the node has not made it
 * @param state where the order is
 */
public record ReceiveOrder(
        OrderId id, ReceiveRequest request, PaymentHash hash, Optional<String> paymentRequest, ReceiveState state)
        implements Order {
    /** Refuses an id that is not a receive order's, and a proof of something else. */
    public ReceiveOrder {
        require(id.isReceive(), "a receive order's id starts with r");
        boolean provesThis = true;
        if (state.knownPreimage().isPresent()) {
            provesThis = state.knownPreimage().get().hash().equals(hash);
        }
        require(provesThis, "the preimage does not hash to the payment hash");
    }

    /**
     * A new order, before its invoice exists.
     *
     * @param id its id
     * @param request what was asked for
     * @param hash the payment hash of its invoice
     * @return the order, open
     */
    public static ReceiveOrder open(OrderId id, ReceiveRequest request, PaymentHash hash) {
        return new ReceiveOrder(id, request, hash, Optional.empty(), new ReceiveState.Open());
    }

    ReceiveOrder with(ReceiveState next) {
        return new ReceiveOrder(id, request, hash, paymentRequest, next);
    }

    ReceiveOrder withInvoice(String text) {
        return new ReceiveOrder(id, request, hash, Optional.of(text), state);
    }
}
