package io.github.hivebolt.app.guard;

import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.HiveSender;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.LightningReceiver;
import java.util.Optional;

/**
 * The adapters that the guards stand before.
 *
 * @param reader reads the Hive chain
 * @param sender signs and broadcasts
 * @param payer pays over Lightning
 * @param receiver is paid over Lightning, empty where the adapter cannot be
 */
public record Delegates(
        HiveReader reader, HiveSender sender, LightningPayer payer, Optional<LightningReceiver> receiver) {}
