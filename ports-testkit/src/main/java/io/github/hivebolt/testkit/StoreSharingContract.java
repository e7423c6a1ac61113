package io.github.hivebolt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stores promise that several processes can open at once. */
public interface StoreSharingContract extends StoreContract {
    /** Longer than any test takes. */
    Duration LONG = Duration.ofMinutes(10);

    @Test
    default void r12_takeOver_leavesOtherInstancesAlone() {
        store().write(transaction -> {
            transaction.schedule(WorkKind.LOOK, "a", StoreSamples.START);
            return true;
        });
        // One name begins like the other, and marks of patterns mean nothing.
        List<WorkItem> claimed = store().claim(Set.of(WorkKind.LOOK), 1, "gateway-10/start", LONG);
        assertThat(claimed).hasSize(1);
        assertThat(store().leases().acquire("reader", "gateway-10/start", LONG)).isPresent();
        assertThat(store().takeOver("gateway-1", "gateway-1/start")).isZero();
        assertThat(store().takeOver("gateway%", "gateway%/start")).isZero();
        assertThat(store().leases().acquire("reader", "gateway-1/start", LONG)).isEmpty();
        store().write(transaction -> {
            transaction.finish(claimed.getFirst());
            return true;
        });
    }
}
