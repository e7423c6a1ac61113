package io.github.hivebolt.app.rest;

import io.github.hivebolt.app.receive.ReceiveOrders;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.ports.store.OrderFilter;
import io.github.hivebolt.ports.store.ReceiveFilter;
import jakarta.ws.rs.WebApplicationException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a caller wants listed, as he wrote it.
 *
 * @param account only of this Hive account, or null
 * @param direction {@code send} or {@code receive}, or null
 * @param state states separated by commas, or null
 * @param after the {@code next} of an earlier page, or null
 * @param limit at most so many, or null
 */
record OrderQuery(
        @Nullable String account,
        @Nullable String direction,
        @Nullable String state,
        @Nullable String after,
        @Nullable String limit) {
    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    static final List<String> SEND_STATES = List.of(
            "received",
            "waiting",
            "paying",
            "paid",
            "change_pending",
            "done",
            "refund_pending",
            "refunded",
            "kept",
            "parked");

    /** The filter, for one order more than the page holds, so that its end is known; empty where nothing can match. */
    Optional<OrderFilter> filter() {
        Optional<String> owner = given(account);
        if (owner.isPresent() && !AccountName.isValid(owner.get())) {
            throw bad("The account must be the name of a Hive account, without @.");
        }
        Optional<String> cursor = given(after);
        if (cursor.isPresent() && OrderId.parse(cursor.get()).isEmpty()) {
            throw bad("after must be what an earlier page gave as next.");
        }
        return matchesSendOrders()
                ? Optional.of(new OrderFilter(owner, states(SEND_STATES), cursor, size() + 1))
                : Optional.empty();
    }

    boolean isReceive() {
        return !matchesSendOrders();
    }

    /** The filter for receive orders, likewise, of one API key or of all. */
    ReceiveFilter receiveFilter(Optional<String> requestedBy) {
        Optional<String> payee = given(account);
        if (payee.isPresent() && !AccountName.isValid(payee.get())) {
            throw bad("The account must be the name of a Hive account, without @.");
        }
        Optional<String> cursor = given(after);
        if (cursor.flatMap(OrderId::parse).filter(OrderId::isReceive).isEmpty() && cursor.isPresent()) {
            throw bad("after must be what an earlier page gave as next.");
        }
        return new ReceiveFilter(payee, requestedBy, states(ReceiveOrders.STATES), cursor, size() + 1);
    }

    int size() {
        return size(limit);
    }

    /** How many a page holds, as its caller wrote it or not. */
    static int size(@Nullable String limit) {
        return given(limit).map(OrderQuery::parseLimit).orElse(DEFAULT_LIMIT);
    }

    private boolean matchesSendOrders() {
        return switch (given(direction).orElse("send")) {
            case "send" -> true;
            case "receive" -> false;
            default -> throw bad("The direction must be send or receive.");
        };
    }

    private Set<String> states(List<String> known) {
        Set<String> wanted = given(state).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (!known.containsAll(wanted)) {
            throw bad("The state must be one of: " + String.join(", ", known) + ".");
        }
        return wanted;
    }

    private static int parseLimit(String text) {
        int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MAX_LIMIT) {
            throw bad("The limit must be a number from 1 to " + MAX_LIMIT + ".");
        }
        return number;
    }

    private static Optional<String> given(@Nullable String parameter) {
        return Optional.ofNullable(parameter).filter(text -> !text.isBlank());
    }

    private static WebApplicationException bad(String detail) {
        return Problems.badRequest("INVALID_QUERY", detail);
    }
}
