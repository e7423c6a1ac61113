package io.github.hivebolt.ports.spi;

import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.LightningReceiver;
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

    /** Ends connections and threads. It must not throw. */
    @Override
    void close();
}
