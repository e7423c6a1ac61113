package io.github.hivebolt.app.guard;

import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.HiveSender;
import io.github.hivebolt.ports.LightningPayer;

/**
 * The adapters that the guards stand before.
 *
 * @param reader reads the Hive chain
 * @param sender signs and broadcasts
 * @param payer pays over Lightning
 */
public record Delegates(HiveReader reader, HiveSender sender, LightningPayer payer) {}
