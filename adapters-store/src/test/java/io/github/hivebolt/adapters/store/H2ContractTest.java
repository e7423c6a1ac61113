package io.github.hivebolt.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.ports.store.WorkItem;
import io.github.hivebolt.ports.store.WorkKind;
import io.github.hivebolt.testkit.StoreSamples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2ContractTest extends DatabaseContracts {
    @TempDir
    Path folder;

    @Override
    StoreSettings freshDatabase() {
        return StoreSettings.embedded(folder);
    }

    @Test
    void takeOver_endsAllThatAnyOtherProcessLeft_becauseOnlyOneCanOpenTheFile() {
        schedule("a");
        assertThat(claimAs("anybody")).hasSize(1);
        assertThat(store().leases().acquire("reader", "anybody", Duration.ofMinutes(10)))
                .isPresent();
        assertThat(store().takeOver("gateway-1", "gateway-1/now")).isEqualTo(2);
        assertThat(claimAs("gateway-1/now")).hasSize(1);
        assertThat(store().leases().acquire("reader", "gateway-1/now", Duration.ofMinutes(10)))
                .isPresent();
        assertThat(store().takeOver("gateway-1", "gateway-1/now")).as("its own").isZero();
    }

    private void schedule(String subject) {
        store().write(transaction -> {
            transaction.schedule(WorkKind.LOOK, subject, StoreSamples.START);
            return true;
        });
    }

    private List<WorkItem> claimAs(String holder) {
        return store().claim(Set.of(WorkKind.LOOK), 9, holder, Duration.ofMinutes(10));
    }
}
