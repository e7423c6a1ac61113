package io.github.hivebolt.app.receive;

import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.ApiKey;
import java.util.Optional;

/** Who is asking, and how often he may. Thread-safe. */
public final class Callers {
    private static final int KEY_PER_MINUTE = 300;
    private static final int ADDRESS_PER_MINUTE = 120;
    private static final int INVOICES_PER_MINUTE = 30;

    private final KeyGate gate;
    private final ClientAddress addresses;
    private final RateLimits byKey;
    private final RateLimits byAddress;
    private final RateLimits invoicesByAddress;

    Callers(ApiKeys keys, ClientAddress addresses, TimeSource time) {
        this.gate = new KeyGate(keys);
        this.addresses = addresses;
        this.byKey = new RateLimits(time, KEY_PER_MINUTE);
        this.byAddress = new RateLimits(time, ADDRESS_PER_MINUTE);
        this.invoicesByAddress = new RateLimits(time, INVOICES_PER_MINUTE);
    }

    ApiKey holder(Optional<String> authorization, Scope scope) {
        ApiKey key = gate.require(authorization, scope);
        byKey.require(key.id());
        return key;
    }

    void anybody(String remote, Optional<String> forwardedFor) {
        byAddress.require(addresses.of(remote, forwardedFor));
    }

    /** Whether somebody without a key may have an invoice made now. */
    boolean mayHaveInvoice(String remote, Optional<String> forwardedFor) {
        return invoicesByAddress.take(addresses.of(remote, forwardedFor)).isEmpty();
    }

    boolean mayAsk(String remote, Optional<String> forwardedFor) {
        return byAddress.take(addresses.of(remote, forwardedFor)).isEmpty();
    }
}
