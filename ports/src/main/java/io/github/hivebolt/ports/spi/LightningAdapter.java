package io.github.hivebolt.ports.spi;

import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.LightningOffers;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.LightningReceiver;
import java.util.List;
import java.util.Optional;

/** An opened Lightning adapter. */
public interface LightningAdapter extends AutoCloseable {
    /**
     * The side that pays.
     *
     * @return the payer
     */
    LightningPayer payer();

    /**
     * The side that is paid, where the adapter has it.
     *
     * @return the receiver, or empty
     */
    Optional<LightningReceiver> receiver();

    /**
     * The node's lists of payments and invoices, where the adapter has them.
     *
     * @return the lists, or empty
     */
    default Optional<LightningHistory> history() {
        return Optional.empty();
    }

    /**
     * What gets invoices for BOLT 12 offers, where the node can.
     *
     * @return the way to them, or empty where a transfer that names an offer is to be refused
     */
    default Optional<LightningOffers> offers() {
        return Optional.empty();
    }

    /**
     * What the operator should change at the node or in what it grants us although everything works: settings that make
     * outcomes harder to learn, permissions that are not needed. It may ask the node.
     *
     * @return one sentence each, without secrets; none where all is well or nothing can be found out
     */
    default List<String> advice() {
        return List.of();
    }

    /** Ends connections and threads. It must not throw. */
    @Override
    void close();
}
