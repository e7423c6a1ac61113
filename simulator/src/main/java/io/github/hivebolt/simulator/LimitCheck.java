package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.ports.store.OrderRow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Adds up by itself what each account converts, from the pay requests that left. Not thread-safe. */
final class LimitCheck {
    private static final Duration WINDOW = Duration.ofHours(4);

    private static final Set<String> COUNTED = Set.of("paying", "paid", "change_pending", "done");

    private record Dispatched(String account, Instant blockTime, long msat) {}

    private final StoreEyes store;
    private final ChainTruth chain;
    private final long windowMsat;
    private final Map<String, Dispatched> dispatched = new LinkedHashMap<>();

    LimitCheck(StoreEyes store, ChainTruth chain, long windowSats) {
        this.store = store;
        this.chain = chain;
        this.windowMsat = windowSats * 1_000;
    }

    /** What is or may be paid within the window before the transfer, the present order included. */
    void dispatched(String order, PaymentRequest request) {
        OperationId operation = OperationId.parse(order).orElseThrow();
        var transfer = chain.incoming(operation)
                .orElseThrow(() -> new AuditFailure("a payment for a transfer that is not in the chain: " + order));
        dispatched.put(
                order,
                new Dispatched(
                        transfer.from().value(),
                        transfer.blockTime(),
                        request.amount().value()));
        Instant since = transfer.blockTime().minus(WINDOW);
        Map<String, String> labels = new LinkedHashMap<>();
        for (OrderRow row : store.orders()) {
            labels.put(
                    row.order().transfer().operation().text(), label(row.order().state()));
        }
        long sum = dispatched.entrySet().stream()
                .filter(each -> each.getValue().account().equals(transfer.from().value()))
                .filter(each -> !each.getValue().blockTime().isBefore(since))
                .filter(each -> !each.getValue().blockTime().isAfter(transfer.blockTime()))
                .filter(each -> COUNTED.contains(labels.getOrDefault(each.getKey(), "")))
                .mapToLong(each -> each.getValue().msat())
                .sum();
        AuditFailure.unless(
                sum <= windowMsat, "account " + transfer.from() + " converts " + sum + " msat, limit " + windowMsat);
    }

    /** A parked order counts as what it was: one that waits for the operator to return it has paid nothing. */
    private static String label(SendState state) {
        return state instanceof SendState.Parked parked ? parked.before().label() : state.label();
    }
}
