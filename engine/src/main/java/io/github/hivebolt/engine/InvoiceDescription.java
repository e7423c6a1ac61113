package io.github.hivebolt.engine;

import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveRequest;
import java.nio.charset.StandardCharsets;

/**
 * What an invoice says about itself: the message, what is paid out to whom, and the order. The node keeps it, so that a
 * lost store can be rebuilt from it.
 */
final class InvoiceDescription {
    private static final int MOST_BYTES_OF_MESSAGE = 400;

    private InvoiceDescription() {}

    static String of(ReceiveOrder order) {
        ReceiveRequest request = order.request();
        String what = request.quote().payout(request.quote().amount()) + " for " + request.payee() + " hb:"
                + order.id().text();
        String message = cut(request.message().strip());
        return message.isEmpty() ? what : message + " | " + what;
    }

    private static String cut(String text) {
        StringBuilder kept = new StringBuilder();
        int bytes = 0;
        for (int point : text.codePoints().toArray()) {
            String character = Character.isISOControl(point) ? " " : Character.toString(point);
            bytes += character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES_OF_MESSAGE) {
                break;
            }
            kept.append(character);
        }
        return kept.toString();
    }
}
