package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.hive.ChainTransfer;
import java.util.Optional;

/**
 * Customers of both directions at once.
 *
 * @param sends those who send HIVE or HBD
 * @param receives those who ask for invoices
 */
record BothWays(SendWorkload sends, ReceiveWorkload receives) implements Workload {
    @Override
    public void plan() {
        sends.plan();
        receives.plan();
    }

    @Override
    public Optional<Wish> wishOf(ChainTransfer transfer) {
        return sends.wishOf(transfer).or(() -> receives.wishOf(transfer));
    }

    @Override
    public String anyPayableMemo() {
        return sends.anyPayableMemo();
    }
}
