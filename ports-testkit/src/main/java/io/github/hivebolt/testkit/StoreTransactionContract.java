package io.github.hivebolt.testkit;

import static io.github.hivebolt.testkit.StoreSamples.START;
import static io.github.hivebolt.testkit.StoreSamples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.domain.incident.IncidentKind;
import io.github.hivebolt.domain.order.Direction;
import io.github.hivebolt.ports.Severity;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.ports.store.StoreView;
import io.github.hivebolt.ports.store.WorkKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All or nothing, and the edges of transactions. */
public interface StoreTransactionContract extends StoreContract {
    @Test
    default void r8_write_thatThrows_leavesNothing() {
        assertThatThrownBy(() -> store().write(transaction -> {
                    writeEverything(transaction);
                    throw new ArithmeticException("on purpose");
                }))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("on purpose");
        store().<Boolean>read(view -> {
            assertThat(view.order(order(1).id())).isEmpty();
            assertThat(view.history(order(1).id())).isEmpty();
            assertThat(view.sighting(StoreSamples.sighting(1).transfer().operation()))
                    .isEmpty();
            assertThat(view.blockCursor()).isEmpty();
            assertThat(view.virtualCursor()).isEmpty();
            assertThat(view.hashHolder(Direction.SEND, StoreSamples.preimage(1).hash()))
                    .isEmpty();
            assertThat(view.counter("exposure")).isZero();
            assertThat(view.balances()).isEmpty();
            assertThat(view.payout(order(1).id())).isEmpty();
            assertThat(view.workCounts()).isEmpty();
            assertThat(view.openIncidents()).isEmpty();
            assertThat(view.queuedNotificationCount()).isZero();
            assertThat(view.fact("key")).isEmpty();
            return true;
        });
        assertThat(store().<Boolean>write(transaction -> writeEverything(transaction)))
                .as("nothing stands in the way of the same again")
                .isTrue();
        assertThat(store().<Long>read(view -> view.counter("exposure"))).isEqualTo(7);
    }

    @Test
    default void write_seesItsOwnChanges() {
        store().<Boolean>write(transaction -> {
            writeEverything(transaction);
            assertThat(transaction.order(order(1).id())).isPresent();
            assertThat(transaction.orderCounts()).containsEntry("received", 1L);
            assertThat(transaction.counter("exposure")).isEqualTo(7);
            assertThat(transaction.balances()).hasSize(2);
            assertThat(transaction.workCounts()).containsEntry(WorkKind.CONSIDER, 1L);
            assertThat(transaction.openIncidents()).hasSize(1);
            assertThat(transaction.queuedNotifications("log", 1)).hasSize(1);
            return true;
        });
    }

    @Test
    default void transaction_insideAnother_isRefused() {
        assertThatThrownBy(() -> store().write(outer -> store().write(inner -> true)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store().read(outer -> store().read(inner -> true)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store().<Boolean>write(transaction -> true)).isTrue();
    }

    @Test
    default void view_keptBeyondItsFunction_isRefused() {
        StoreView kept = store().read(view -> view);
        assertThatThrownBy(() -> kept.counter("exposure")).isInstanceOf(IllegalStateException.class);
    }

    private static boolean writeEverything(StoreTransaction transaction) {
        transaction.insertOrder(order(1), START);
        transaction.insertSighting(StoreSamples.sighting(1));
        transaction.moveBlockCursor(Optional.empty(), StoreSamples.block(5));
        transaction.moveVirtualCursor(-1, 5);
        transaction.lockAccount(StoreSamples.ALICE);
        transaction.claimHash(Direction.SEND, StoreSamples.preimage(1).hash(), order(1).id());
        transaction.addToCounter("exposure", 7, 10);
        transaction.post(StoreSamples.entry("key", 5), START);
        transaction.insertPayout(StoreSamples.payout(1));
        transaction.schedule(WorkKind.CONSIDER, "a", START);
        transaction.openIncident(IncidentKind.STORE_DOWN, "", "text", START);
        transaction.enqueue(Severity.INFO, "title", List.of("line"), List.of("log"), START);
        transaction.putFact("key", "value");
        transaction.audit("who", "action", "subject", "detail", START);
        return true;
    }
}
