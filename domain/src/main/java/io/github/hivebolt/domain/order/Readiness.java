package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.money.Msat;

/** Whether the Lightning node can pay just now. */
public sealed interface Readiness {
    /**
     * It can.
     *
     * @param spendable what it can send
     */
    record Ready(Msat spendable) implements Readiness {}

    /**
     * It cannot.
     *
     * @param why one sentence for the operator
     */
    record NotReady(String why) implements Readiness {}
}
