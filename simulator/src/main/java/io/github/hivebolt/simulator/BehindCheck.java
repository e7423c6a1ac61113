package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.ports.store.TransferSighting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One book per account (design rule 11): a store that is behind stops the sending and says so, and nothing is answered
 * twice. It remembers answers of every store that ever served the account.
 */
final class BehindCheck {
    private final World world;
    private final StoreEyes store;
    private final ChainTruth chain;
    private final PaymentTruth payments;
    private final Workload workload;
    private final Weather weather;
    private final Set<String> operatorKnows = new HashSet<>();

    BehindCheck(
            World world, StoreEyes store, ChainTruth chain, PaymentTruth payments, Workload workload, Weather weather) {
        this.world = world;
        this.store = store;
        this.chain = chain;
        this.payments = payments;
        this.workload = workload;
        this.weather = weather;
    }

    /** What this store read of the gateway's own transfers and never signed has stopped all sending. */
    void afterWrite() {
        if (!weather.isStoreBehind()) {
            return;
        }
        for (ChainTransfer transfer : chain.outgoing()) {
            if (isUnknown(transfer)
                    && !operatorKnows.contains(transfer.operation().text())) {
                AuditFailure.unless(
                        store.isSendingStopped() && saysSo(), "sends on although its store is behind: " + transfer);
            }
        }
    }

    private boolean isUnknown(ChainTransfer transfer) {
        boolean read = store.sighting(transfer.operation())
                .filter(sighting -> sighting.state() == TransferSighting.State.BOOKED)
                .isPresent();
        boolean signed = transfer.operation() instanceof OperationId.Signed own && store.signed(own.transactionId());
        return read && !signed && !PayoutTruth.orderNamedIn(transfer.memo()).isEmpty();
    }

    private boolean saysSo() {
        return world.books.read(view -> view.openIncidents()).stream()
                .anyMatch(incident -> incident.kind() == IncidentKind.STORE_BEHIND);
    }

    /** The operator has looked at what was found until now. */
    void operatorLooked() {
        chain.outgoing().stream()
                .filter(this::isUnknown)
                .forEach(transfer -> operatorKnows.add(transfer.operation().text()));
    }

    /** In the end no order has two answers, and for each payment that was made one sender has not got all back. */
    void check() {
        Map<String, Integer> answers = new HashMap<>();
        Map<PaymentHash, Integer> returned = new HashMap<>();
        Map<PaymentHash, Integer> sent = new HashMap<>();
        for (ChainTransfer transfer : chain.outgoing()) {
            String order = PayoutTruth.orderNamedIn(transfer.memo());
            int times = order.isEmpty() ? 0 : answers.merge(order, 1, Integer::sum);
            AuditFailure.unless(times <= 1, "order " + order + " is answered " + times + " times");
            Optional.ofNullable(chain.incoming().get(order))
                    .filter(came -> came.amount().equals(transfer.amount()))
                    .flatMap(this::wanted)
                    .ifPresent(hash -> returned.merge(hash, 1, Integer::sum));
        }
        chain.incoming().values().forEach(came -> wanted(came).ifPresent(hash -> sent.merge(hash, 1, Integer::sum)));
        returned.forEach((hash, times) -> AuditFailure.unless(
                payments.success(hash).isEmpty() || payments.isForeign(hash) || times < sent.getOrDefault(hash, 0),
                "paid, and everybody who sent for it has his money back: " + hash));
    }

    private Optional<PaymentHash> wanted(ChainTransfer transfer) {
        return workload.wishOf(transfer).flatMap(Wish::hash);
    }
}
