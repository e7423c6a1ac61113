package io.github.hivebolt.engine;

import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import java.net.URI;

/**
 * Below what the operator is told that something runs low, and where he reads on.
 *
 * @param hiveMin least HIVE of the gateway's account
 * @param hbdMin least HBD of the gateway's account
 * @param rcMinTransfers least transfers that the resource credits must suffice for
 * @param outboundMin least that must be payable over Lightning
 * @param inboundMin least that must be receivable over Lightning
 * @param diskMinBytes least that must be free on the disk
 * @param runbook the folder of the runbook's pages, its address ends with a slash
 */
public record Alerts(
        HiveAmount hiveMin,
        HiveAmount hbdMin,
        int rcMinTransfers,
        Msat outboundMin,
        Msat inboundMin,
        long diskMinBytes,
        URI runbook) {
    /** Where the pages of this project are. */
    public static final URI RUNBOOK = URI.create("https://github.com/hivebolt/hivebolt/blob/main/docs/operate/");

    /** Nothing is ever too low. */
    public static final Alerts NONE = new Alerts(
            HiveAmount.zero(HiveAsset.HIVE), HiveAmount.zero(HiveAsset.HBD), 0, Msat.ZERO, Msat.ZERO, 0, RUNBOOK);
}
