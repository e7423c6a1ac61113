package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.hive.ChainTransfer;
import java.util.Optional;

/**
 * Everything that customers of one kind do to a gateway. Orders from Hive to Lightning are {@link SendWorkload}; the
 * other direction is a second implementation beside it.
 */
interface Workload {
    /** Plans all that is going to happen until faults stop. */
    void plan();

    /** What the sender of a transfer to the gateway is entitled to. */
    Optional<Wish> wishOf(ChainTransfer transfer);

    /** A memo that the gateway would pay for, if somebody really transferred anything with it. */
    String anyPayableMemo();
}
