package io.github.hivebolt.domain.order;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.hive.OperationId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names an order for ever. A send order's id is that of the operation that brought the money, so replaying a block joins
 * the order that exists; a receive order's id is chosen by us and starts with {@code r}.
 *
 * @param text {@code <trx_id>-<op_in_trx>}, {@code v<block>-<trx_in_block>-<op_in_trx>} or {@code r<random>}
 */
public record OrderId(String text) {
    private static final Pattern RECEIVE = Pattern.compile("r[0-9a-z]{8,32}");

    /** Refuses what is none of the three forms. */
    public OrderId {
        require(
                isReceive(text) || OperationId.parse(text).isPresent(),
                "an order id is <trx_id>-<n>, v<block>-<trx>-<n> or r<random>");
    }

    /**
     * The order that an operation brings about.
     *
     * @param operation where the money came in
     * @return its order's id, always the same
     */
    public static OrderId of(OperationId operation) {
        return new OrderId(operation.text());
    }

    /**
     * Reads an id that somebody typed.
     *
     * @param text any text
     * @return the id, or empty if it is none
     */
    public static Optional<OrderId> parse(String text) {
        boolean valid = isReceive(text) || OperationId.parse(text).isPresent();
        return valid ? Optional.of(new OrderId(text)) : Optional.empty();
    }

    /**
     * Whether this is the id of a receive order.
     *
     * @return true for {@code r<random>}
     */
    public boolean isReceive() {
        return isReceive(text);
    }

    private static boolean isReceive(String text) {
        return text.startsWith("r") && RECEIVE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
