package io.github.hivebolt.engine;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.domain.order.Settlement;
import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.ListedInvoice;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.ReceiveRow;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the node's list of invoices with our receive orders, by hash. What the node took and the books do not have
 * opens an incident with figures once it has lasted; nothing is ever corrected. Invoices of other applications on the same
 * node are counted and never alarmed about. Invoices that may still be paid are looked at again.
 */
final class InvoiceReconciler implements Worker {
    private static final int PAGE = 50;
    private static final int MOST = 2_000;
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration NOT_LEADER = Duration.ofSeconds(10);
    /** The order may be a moment behind its invoice. */
    private static final Duration SURE_AFTER = Duration.ofMinutes(2);

    private final LightningHistory history;
    private final OrderStore store;
    private final TimeSource time;
    private final SendPolicy policy;
    private final ReceiveSecrets secrets;
    private final Leadership leadership;
    private final IncidentDesk incidents;
    private final Backoff backoff;
    private Map<PaymentHash, MonotonicTime> differentSince = Map.of();
    private int failures;

    InvoiceReconciler(
            EnginePorts ports,
            LightningHistory history,
            SendPolicy policy,
            ReceiveSecrets secrets,
            Leadership leadership,
            IncidentDesk incidents) {
        this.history = history;
        this.store = ports.store();
        this.time = ports.time();
        this.policy = policy;
        this.secrets = secrets;
        this.leadership = leadership;
        this.incidents = incidents;
        this.backoff = new Backoff(ports.random());
    }

    @Override
    public String name() {
        return "invoice-reconciler";
    }

    @Override
    public Duration step() {
        Optional<Lease> lease = leadership.lease();
        if (lease.isEmpty()) {
            return NOT_LEADER;
        }
        try {
            long after = store.read(Facts::reconciledInvoice);
            List<ListedInvoice> listed = read(after);
            failures = 0;
            List<Finding> findings = store.read(view ->
                    listed.stream().map(invoice -> finding(view, invoice)).toList());
            List<Finding> certain = certain(findings);
            boolean moved = store.write(lease.get(), tx -> account(tx, after, findings, certain));
            return moved && listed.size() >= MOST ? Duration.ZERO : EVERY;
        } catch (PartyUnavailableException unavailable) {
            failures = Math.min(failures + 1, 5);
            return backoff.after(failures);
        }
    }

    private List<ListedInvoice> read(long after) {
        List<ListedInvoice> all = new ArrayList<>();
        long last = after;
        List<ListedInvoice> page;
        do {
            page = history.invoices(last, PAGE);
            all.addAll(page);
            last = page.isEmpty() ? last : page.getLast().index();
        } while (!page.isEmpty() && all.size() < MOST);
        return all;
    }

    /** What one invoice tells: whose it is, whether it can still change, and how it differs from the books. */
    private record Finding(
            ListedInvoice listed, boolean foreign, boolean over, String subject, Optional<String> difference) {}

    private Finding finding(StoreView view, ListedInvoice listed) {
        Optional<ReceiveOrder> order = view.hashHolder(Direction.RECEIVE, listed.hash())
                .flatMap(id -> view.receive().order(id))
                .map(ReceiveRow::order);
        if (order.isPresent()) {
            boolean over = order.get().state().isFinal()
                    || order.get().state().knownPreimage().isPresent();
            String subject = order.get().id().text();
            return new Finding(listed, false, over, subject, difference(listed, order.get()));
        }
        Optional<OrderId> unknown = InvoiceClaim.order(listed, policy)
                .map(ReceiveOrder::id)
                .filter(id -> secrets.derived(view, id, listed.hash()).isPresent());
        return unknown.map(id -> new Finding(listed, false, listed.settled(), id.text(), missing(listed)))
                .orElseGet(() -> new Finding(listed, true, true, "", Optional.empty()));
    }

    private static Optional<String> missing(ListedInvoice listed) {
        return listed.settled()
                ? Optional.of("The node took " + listed.received().value()
                        + " msat for it, and the books do not know the order; run ./hivebolt rebuild.")
                : Optional.empty();
    }

    private static Optional<String> difference(ListedInvoice listed, ReceiveOrder order) {
        if (!listed.settled()) {
            return Optional.empty();
        }
        long nodeMsat = listed.received().value();
        Optional<Settlement> settlement = order.state().knownSettlement();
        boolean same = order.state().knownPreimage().isPresent()
                && settlement.filter(known -> known.paid().value() == nodeMsat).isPresent();
        String booked = settlement.map(known -> known.paid().value() + " msat").orElse("nothing");
        return same
                ? Optional.empty()
                : Optional.of("The node took " + nodeMsat + " msat for it, the books say " + booked + " (the order is "
                        + order.state().label() + ").");
    }

    /** Those that have lasted. */
    private List<Finding> certain(List<Finding> findings) {
        Map<PaymentHash, MonotonicTime> since = new HashMap<>();
        List<Finding> certain = new ArrayList<>();
        MonotonicTime now = time.monotonic();
        for (Finding finding : findings) {
            if (finding.difference().isPresent()) {
                PaymentHash hash = finding.listed().hash();
                MonotonicTime first = differentSince.getOrDefault(hash, now);
                since.put(hash, first);
                if (now.since(first).compareTo(SURE_AFTER) >= 0) {
                    certain.add(finding);
                }
            }
        }
        differentSince = since;
        return certain;
    }

    private boolean account(StoreTransaction tx, long after, List<Finding> findings, List<Finding> certain) {
        if (Facts.reconciledInvoice(tx) != after) {
            return false;
        }
        for (Finding finding : certain) {
            String text = finding.difference().orElseThrow();
            incidents.open(tx, IncidentKind.BOOKS_DIFFER, finding.subject(), text);
        }
        long done = after;
        long foreign = 0;
        for (Finding finding : findings) {
            boolean isYoung = finding.difference().isPresent() && !certain.contains(finding);
            if (!finding.over() || isYoung) {
                break;
            }
            done = finding.listed().index();
            foreign += finding.foreign() ? 1 : 0;
        }
        if (done != after) {
            Facts.reconciledInvoice(tx, done, foreign);
        }
        return done != after;
    }
}
