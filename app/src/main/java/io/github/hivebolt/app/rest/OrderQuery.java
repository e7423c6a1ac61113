package io.github.hivebolt.app.rest;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.ports.store.OrderFilter;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which orders a caller wants listed, as he wrote it. */
public class OrderQuery {
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

    @Parameter(description = "Only of this Hive account.")
    @QueryParam("account")
    @Nullable
    String account;

    @Parameter(description = "send or receive.")
    @QueryParam("direction")
    @Nullable
    String direction;

    @Parameter(description = "Only in this state; several are separated by commas.")
    @QueryParam("state")
    @Nullable
    String state;

    @Parameter(description = "The next of an earlier page.")
    @QueryParam("after")
    @Nullable
    String after;

    @Parameter(description = "At most so many, 1 to 200; 50 where it is left out.")
    @QueryParam("limit")
    @Nullable
    String limit;

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
                ? Optional.of(new OrderFilter(owner, states(), cursor, limit() + 1))
                : Optional.empty();
    }

    int limit() {
        return given(limit).map(OrderQuery::parseLimit).orElse(DEFAULT_LIMIT);
    }

    private boolean matchesSendOrders() {
        return switch (given(direction).orElse("send")) {
            case "send" -> true;
            case "receive" -> false;
            default -> throw bad("The direction must be send or receive.");
        };
    }

    private Set<String> states() {
        Set<String> wanted = given(state).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (!SEND_STATES.containsAll(wanted)) {
            throw bad("The state must be one of: " + String.join(", ", SEND_STATES) + ".");
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
