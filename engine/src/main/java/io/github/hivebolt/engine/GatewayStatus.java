package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.incident.Incident;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.ports.ChainTip;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the gateway is.
 *
 * @param overall in one word
 * @param parties each outside party
 * @param readUpTo the last block that was read, empty before the first
 * @param tip how far the chain is, empty while unknown
 * @param lightning the Lightning node, empty while it does not answer
 * @param openIncidents what is wrong, oldest first
 * @param lastIncidents what is over, latest first
 * @param orders how many orders are in each state
 * @param queuedNotifications how many messages wait
 * @param sendingStopped why nothing is sent, empty in normal operation
 */
public record GatewayStatus(
        Overall overall,
        List<PartyHealth> parties,
        Optional<BlockReference> readUpTo,
        Optional<ChainTip> tip,
        Optional<NodeStatus> lightning,
        List<Incident> openIncidents,
        List<Incident> lastIncidents,
        Map<String, Long> orders,
        long queuedNotifications,
        Optional<String> sendingStopped) {
    /** The gateway in one word. */
    public enum Overall {
        /** All is well. */
        UP,
        /** It works in part. */
        DEGRADED,
        /** It cannot serve anybody just now. */
        DOWN,
        /** The operator paused it. */
        PAUSED
    }
}
