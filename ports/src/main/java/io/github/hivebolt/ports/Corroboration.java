package io.github.hivebolt.ports;

import io.github.hivebolt.domain.hive.ChainTransfer;

/** Whether enough different hosts report the same operation (design rule 6). */
public sealed interface Corroboration {
    /**
     * Enough hosts returned the same id, position, accounts, amount and memo.
     *
     * @param hosts how many, the serving one included
     */
    record Agreed(int hosts) implements Corroboration {}

    /**
     * Too few hosts answered; ask again later.
     *
     * @param why one sentence
     */
    record NotEnoughHosts(String why) implements Corroboration {}

    /**
     * Enough hosts agree with each other on another transfer at the same place in the chain; the serving host is alone
     * with its own.
     *
     * @param instead what they have, with the same operation id
     */
    record Altered(ChainTransfer instead) implements Corroboration {}

    /**
     * A host answered something else for the same place in the chain.
     *
     * @param what one sentence that names the host and the difference
     */
    record Disagreed(String what) implements Corroboration {}
}
