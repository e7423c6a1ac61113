package io.github.hivebolt.devnet.lightning;

import io.github.hivebolt.devnet.lightning.LightningRefusal.Code;
import io.github.hivebolt.domain.lightning.PaymentHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The payments of one node with every state that they had since they were sent. Guarded by the network's monitor. */
final class PaymentBook {
    private final Map<PaymentHash, List<NodePayment>> histories = new LinkedHashMap<>();
    private long payments;
    private long attempts;

    Optional<NodePayment> find(PaymentHash hash) {
        return Optional.ofNullable(histories.get(hash)).map(List::getLast);
    }

    List<NodePayment> history(PaymentHash hash) {
        return List.copyOf(histories.getOrDefault(hash, List.of()));
    }

    List<NodePayment> all() {
        return histories.values().stream()
                .map(List::getLast)
                .sorted(Comparator.comparingLong(NodePayment::index))
                .toList();
    }

    /** Begins a payment, or refuses it by the rule that a hash is paid once and only a failed one may be sent again. */
    NodePayment begin(PaymentHash hash, String paymentRequest, long valueMsat, Instant now) throws LightningRefusal {
        Optional<NodePayment> earlier = find(hash);
        if (earlier.isPresent()) {
            refuseUnlessFailed(earlier.get());
        }
        payments++;
        NodePayment begun = new NodePayment(
                hash,
                paymentRequest,
                valueMsat,
                now,
                payments,
                PaymentStatus.IN_FLIGHT,
                LndFailure.NONE,
                Optional.empty());
        histories.put(hash, new ArrayList<>(List.of(begun)));
        return begun;
    }

    long nextAttemptId() {
        attempts++;
        return attempts;
    }

    void append(NodePayment next) {
        List<NodePayment> history = histories.get(next.hash());
        if (history == null) {
            throw new IllegalStateException("only a payment that was sent can change");
        }
        history.add(next);
    }

    void forget(PaymentHash hash) {
        histories.remove(hash);
    }

    private static void refuseUnlessFailed(NodePayment earlier) throws LightningRefusal {
        switch (earlier.status()) {
            case FAILED -> {}
            case IN_FLIGHT -> throw new LightningRefusal(Code.ALREADY_EXISTS, "payment is in transition");
            case SUCCEEDED -> throw new LightningRefusal(Code.ALREADY_EXISTS, "invoice is already paid");
        }
    }
}
