package io.github.hivebolt.ports;

import io.github.hivebolt.domain.lightning.Preimage;
import java.util.Map;

/**
 * What came with a payment that nobody had asked for.
 *
 * @param preimage chosen by the payer
 * @param records the custom records that it carried, by type; their values are lower-case hexadecimal digits and hostile
 */
public record Keysend(Preimage preimage, Map<Long, String> records) {
    /** Takes a copy of the map. */
    public Keysend {
        records = Map.copyOf(records);
    }
}
