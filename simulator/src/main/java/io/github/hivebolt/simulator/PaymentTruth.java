package io.github.hivebolt.simulator;

import io.github.hivebolt.devnet.lightning.NodePayment;
import io.github.hivebolt.devnet.lightning.PaymentStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.ports.PaymentRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What truly became of every pay request, whatever the gateway was told of it. Not thread-safe. */
final class PaymentTruth {
    /** Where a pay request is. */
    enum Fate {
        /** Nothing left, and the caller was told so. */
        NEVER_LEFT,
        /** It left and can never arrive. */
        LOST,
        /** It left and may still arrive. */
        UNDER_WAY,
        /** The node took it, or refused it and has a record. */
        ARRIVED
    }

    /** One pay request. */
    static final class Request {
        private final PaymentRequest request;
        private final Instant at;
        private Fate fate = Fate.LOST;
        private boolean answered;
        private boolean forgotten;

        Request(PaymentRequest request, Instant at) {
            this.request = request;
            this.at = at;
        }

        void fate(Fate next) {
            fate = next;
        }

        /** The gateway got an answer to it. */
        void answered() {
            answered = true;
        }

        Fate fate() {
            return fate;
        }

        Instant at() {
            return at;
        }

        PaymentRequest request() {
            return request;
        }
    }

    private final World world;
    private final StoreEyes store;
    private final LimitCheck limits;
    private final Map<PaymentHash, List<Request>> requests = new LinkedHashMap<>();
    private final Map<PaymentHash, NodePayment> successes = new LinkedHashMap<>();
    private final Set<String> askedBy = new HashSet<>();
    private long observed = -1;
    private final Set<PaymentHash> foreign = new HashSet<>();

    PaymentTruth(World world, StoreEyes store, LimitCheck limits) {
        this.world = world;
        this.store = store;
        this.limits = limits;
    }

    /** The gateway is about to ask for a payment: everything that had to be committed before must be there. */
    Request requested(PaymentRequest request, EventLog log) {
        PaymentHash hash = request.invoice().paymentHash();
        List<Request> before = requests.computeIfAbsent(hash, key -> new ArrayList<>());
        boolean mayAsk = before.stream().allMatch(earlier -> earlier.forgotten || earlier.fate() == Fate.NEVER_LEFT);
        AuditFailure.unless(mayAsk, "a second pay request for " + hash + " while the first may have arrived");
        boolean paid = success(hash)
                .filter(payment -> !isForeignSinceItWasDecided(payment))
                .isPresent();
        AuditFailure.unless(!paid, "a pay request for " + hash + ", which is paid");
        String order = store.payingOrder(hash)
                .orElseThrow(() -> new AuditFailure("a pay request left before its intent was committed: " + hash));
        Duration late = Duration.between(request.invoice().expiresAt(), world.gatewayClock.now());
        AuditFailure.unless(late.isNegative(), "a pay request for an expired invoice: " + hash);
        limits.dispatched(order, request);
        askedBy.add(order);
        Request known = new Request(request, world.clock.now());
        before.add(known);
        log.add("auditor", "pay request of " + order);
        return known;
    }

    /** Between the decision and the request nobody can look: the node says that it is paid. */
    private boolean isForeignSinceItWasDecided(NodePayment payment) {
        return foreign.contains(payment.hash())
                && store.dispatchedAt(payment.hash())
                        .filter(at -> !payment.createdAt().isBefore(at))
                        .isPresent();
    }

    /** Whether the store has an order that pays or paid it. */
    boolean hasAnOrder(PaymentHash hash) {
        return store.dispatchedAt(hash).isPresent();
    }

    /** The store knows nothing of these requests any more, or may not; the node still pays a hash once. */
    void storeReplaced() {
        requests.values().forEach(all -> all.forEach(request -> request.forgotten = true));
    }

    void paidByForeigner(PaymentHash hash) {
        foreign.add(hash);
    }

    boolean isForeign(PaymentHash hash) {
        return foreign.contains(hash);
    }

    /** Notes each payment that succeeded, before the node can forget it. */
    void observe() {
        if (observed == world.netChanges()) {
            return;
        }
        observed = world.netChanges();
        for (NodePayment payment : world.net.gateway().payments(each -> each.status() == PaymentStatus.SUCCEEDED)) {
            NodePayment earlier = successes.putIfAbsent(payment.hash(), payment);
            boolean same = earlier == null || earlier.index() == payment.index();
            AuditFailure.unless(same, "two successful payments for " + payment.hash());
        }
    }

    Optional<NodePayment> success(PaymentHash hash) {
        return Optional.ofNullable(successes.get(hash));
    }

    Map<PaymentHash, NodePayment> successes() {
        return successes;
    }

    /** Whether a request for it ever left the gateway, so that it may have arrived. */
    boolean wasAsked(PaymentHash hash) {
        return requests.getOrDefault(hash, List.of()).stream().anyMatch(request -> request.fate() != Fate.NEVER_LEFT);
    }

    /** Whether this order's own request for a payment left the gateway. */
    boolean wasAskedBy(String order) {
        return askedBy.contains(order);
    }

    boolean wasAnswered(PaymentHash hash) {
        return requests.getOrDefault(hash, List.of()).stream()
                .anyMatch(request -> request.fate() != Fate.NEVER_LEFT && request.answered);
    }

    /** Why money for this hash may still leave the node, or empty if it certainly cannot. */
    Optional<String> mayStillBePaid(PaymentHash hash) {
        if (successes.containsKey(hash)) {
            return Optional.of("it is paid");
        }
        Optional<NodePayment> record = world.net.gateway().payment(hash);
        if (record.isPresent() && record.get().status() == PaymentStatus.IN_FLIGHT) {
            return Optional.of("it is in flight");
        }
        return requests.getOrDefault(hash, List.of()).stream()
                .filter(request -> request.fate() == Fate.UNDER_WAY)
                .filter(request ->
                        !world.clock.now().isAfter(request.request().invoice().expiresAt()))
                .map(request -> "a request is still under way")
                .findFirst();
    }

    /** When the last request for it left, if any did. */
    Optional<Instant> askedAt(PaymentHash hash) {
        return requests.getOrDefault(hash, List.of()).stream()
                .filter(request -> request.fate() != Fate.NEVER_LEFT)
                .map(Request::at)
                .max(Instant::compareTo);
    }
}
