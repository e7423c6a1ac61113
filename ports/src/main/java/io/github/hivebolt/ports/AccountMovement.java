package io.github.hivebolt.ports;

import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An operation that changed the gateway account's liquid balance, as account histories show it.
 *
 * @param operation where in the chain; the same as {@link HiveReader} gives it
 * @param type the operation's name in Hive, for instance {@code transfer_operation}
 * @param hiveMilli what was added to the liquid HIVE, in thousandths; negative where it was taken
 * @param hbdMilli what was added to the liquid HBD, in thousandths; negative where it was taken
 * @param transfer the transfer, where {@link HiveReader} reports operations of this kind; empty for all others
 * @param blockNumber the block
 * @param blockTime that block's time
 * @param hosts the hosts whose histories hold it
 */
public record AccountMovement(
        OperationId operation,
        String type,
        long hiveMilli,
        long hbdMilli,
        Optional<ChainTransfer> transfer,
        long blockNumber,
        Instant blockTime,
        Set<String> hosts) {
    /** Takes a copy of the set. */
    public AccountMovement {
        hosts = Set.copyOf(hosts);
    }
}
