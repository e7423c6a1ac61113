package io.github.hivebolt.testkit;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.ports.LeaderLease;
import io.github.hivebolt.ports.Lease;
import io.github.hivebolt.ports.store.OrderStore;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.TransferSighting;
import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads everything back that was written through it, in a transaction of its own after the commit, and fails with an
 * {@link AssertionError} where something else is found. For tests in which nobody else writes to the store meanwhile.
 */
public final class ValidatingOrderStore implements OrderStore {
    private final OrderStore store;

    /**
     * Wraps a store.
     *
     * @param store the store that is watched; it is closed together with this
     */
    public ValidatingOrderStore(OrderStore store) {
        this.store = store;
    }

    @Override
    public <T> T read(Function<StoreView, T> work) {
        return store.read(work);
    }

    @Override
    public <T> T write(Function<StoreTransaction, T> work) {
        Expectations expectations = new Expectations();
        T result = store.write(transaction -> work.apply(expectations.watch(transaction)));
        expectations.check(store);
        return result;
    }

    @Override
    public <T> T write(Lease lease, Function<StoreTransaction, T> work) {
        Expectations expectations = new Expectations();
        T result = store.write(lease, transaction -> work.apply(expectations.watch(transaction)));
        expectations.check(store);
        return result;
    }

    @Override
    public List<WorkItem> claim(Set<WorkKind> kinds, int limit, String holder, Duration claimTime) {
        return store.claim(kinds, limit, holder, claimTime);
    }

    @Override
    public int takeOver(String instance, String holder) {
        return store.takeOver(instance, holder);
    }

    @Override
    public LeaderLease leases() {
        return store.leases();
    }

    @Override
    public void backup(Path file) {
        store.backup(file);
    }

    @Override
    public String describe() {
        return store.describe();
    }

    @Override
    public void close() {
        store.close();
    }

    /** What must be found after the commit; the last write to a row counts. */
    private static final class Expectations {
        private final Map<String, Predicate<StoreView>> expected = new LinkedHashMap<>();

        StoreTransaction watch(StoreTransaction transaction) {
            // A transaction that is repeated begins anew.
            expected.clear();
            return (StoreTransaction) Proxy.newProxyInstance(
                    StoreTransaction.class.getClassLoader(),
                    new Class<?>[] {StoreTransaction.class},
                    (proxy, method, arguments) -> {
                        Object[] given = arguments == null ? new Object[0] : arguments;
                        Object result = call(transaction, method, given);
                        note(method.getName(), given, Boolean.FALSE.equals(result));
                        return result;
                    });
        }

        private static Object call(StoreTransaction transaction, Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(transaction, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }

        private void note(String method, Object[] arguments, boolean nothingDone) {
            if (nothingDone) {
                return;
            }
            Consumer<Predicate<StoreView>> put = check -> expected.put(method + " " + arguments[0], check);
            switch (method) {
                case "insertOrder", "updateOrder" -> expectOrder((SendOrder) arguments[0]);
                case "insertPayout", "updatePayout" -> expectPayout((Payout) arguments[0]);
                case "insertSighting", "replaceSighting" -> {
                    TransferSighting sighting = (TransferSighting) arguments[0];
                    put.accept(view -> view.sighting(sighting.transfer().operation())
                            .map(found -> found.transfer().equals(sighting.transfer()))
                            .orElse(false));
                }
                case "moveBlockCursor" -> put.accept(view -> view.blockCursor().equals(Optional.of(arguments[1])));
                case "moveVirtualCursor" ->
                    put.accept(view -> view.virtualCursor().orElse(-1) == (Long) arguments[1]);
                case "putFact" ->
                    put.accept(view -> view.fact((String) arguments[0]).equals(Optional.of(arguments[1])));
                case "schedule" -> put.accept(view -> view.workCounts().containsKey((WorkKind) arguments[0]));
                case "openIncident" -> expectIncident((IncidentKind) arguments[0], (String) arguments[1], true);
                case "closeIncident" -> expectIncident((IncidentKind) arguments[0], (String) arguments[1], false);
                default -> {
                    // Reads, and writes that the contract's tests look at themselves.
                }
            }
        }

        private void expectIncident(IncidentKind kind, String subject, boolean open) {
            expected.put(
                    "incident " + kind + " " + subject,
                    view -> open
                            == view.openIncidents().stream()
                                    .anyMatch(incident -> incident.kind() == kind
                                            && incident.subject().equals(subject)));
        }

        private void expectOrder(SendOrder order) {
            expected.put(
                    "order " + order.id(),
                    view -> view.order(order.id())
                            .map(row -> row.order().equals(order))
                            .orElse(false));
        }

        private void expectPayout(Payout payout) {
            expected.put(
                    "payout " + payout.order(),
                    view -> view.payout(payout.order()).equals(Optional.of(payout)));
        }

        void check(OrderStore store) {
            store.<Boolean>read(view -> {
                expected.forEach((what, check) -> {
                    if (!check.test(view)) {
                        throw new AssertionError("what was written is not what is read: " + what);
                    }
                });
                return true;
            });
        }
    }
}
