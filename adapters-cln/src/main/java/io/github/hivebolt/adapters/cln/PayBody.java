package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.ports.PaymentRequest;
import java.util.Optional;

/** The parameters of {@code xpay}. */
final class PayBody {
    private PayBody() {}

    /**
     * Writes them. A fee limit and a limit of the timelock are always given: without them xpay takes its own, which are
     * 1 % and two weeks.
     *
     * @param request what to pay
     * @param label what to write into the books, where the node takes that
     * @return JSON
     */
    static ObjectNode of(PaymentRequest request, Optional<PayLabel> label) {
        ObjectNode body = StrictJson.newObject()
                .put("invstring", request.invoice().text())
                .put("maxfee", request.feeLimit().value())
                .put("maxdelay", request.cltvLimitBlocks())
                .put("retry_for", Math.max(1, request.attemptTime().toSeconds()));
        label.ifPresent(note -> body.put("label", note.text()));
        if (request.invoice().amount().isEmpty()) {
            body.put("amount_msat", request.amount().value());
        }
        return body;
    }
}
