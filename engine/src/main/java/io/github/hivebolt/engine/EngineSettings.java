package io.github.hivebolt.engine;

import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.ports.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the operator decided for the engine.
 *
 * @param instance this process's name in leases and claims, unique among all starts of all instances; text before its last
 *     slash is the name that all starts of one instance share
 * @param policy the rules for send orders
 * @param limits what may be under way at once
 * @param lightning how payments are asked for
 * @param startBlock the first block to read while the store has no cursor, or empty for the chain's end
 * @param mainnet whether the Hive chain is the main network: then the Lightning network must be, too
 * @param confirmingHosts how many Hive hosts must agree
 * @param channels which notifiers get which messages
 * @param outageAfter how long a party must be out before an incident opens
 * @param alerts below what the operator is told that something runs low
 */
public record EngineSettings(
        String instance,
        SendPolicy policy,
        Limits limits,
        LightningSettings lightning,
        OptionalLong startBlock,
        boolean mainnet,
        int confirmingHosts,
        List<Channel> channels,
        Duration outageAfter,
        Alerts alerts) {
    /** Takes a copy of the list. */
    public EngineSettings {
        channels = List.copyOf(channels);
    }

    /**
     * The same for somebody to whom nothing is ever too low.
     *
     * @param instance this process's name in leases and claims
     * @param policy the rules for send orders
     * @param limits what may be under way at once
     * @param lightning how payments are asked for
     * @param startBlock the first block to read while the store has no cursor
     * @param mainnet whether the Hive chain is the main network
     * @param confirmingHosts how many Hive hosts must agree
     * @param channels which notifiers get which messages
     * @param outageAfter how long a party must be out before an incident opens
     */
    public EngineSettings(
            String instance,
            SendPolicy policy,
            Limits limits,
            LightningSettings lightning,
            OptionalLong startBlock,
            boolean mainnet,
            int confirmingHosts,
            List<Channel> channels,
            Duration outageAfter) {
        this(
                instance,
                policy,
                limits,
                lightning,
                startBlock,
                mainnet,
                confirmingHosts,
                channels,
                outageAfter,
                Alerts.NONE);
    }

    /**
     * A notifier and what it is told.
     *
     * @param name the notifier's name
     * @param minSeverity messages that matter less are not for it
     * @param quietHours when it is told only what is critical
     */
    public record Channel(String name, Severity minSeverity, Optional<QuietHours> quietHours) {
        /**
         * One that may be told at any hour.
         *
         * @param name the notifier's name
         * @param minSeverity messages that matter less are not for it
         */
        public Channel(String name, Severity minSeverity) {
            this(name, minSeverity, Optional.empty());
        }
    }

    /**
     * What may be under way at once.
     *
     * @param exposure amounts and fee limits in flight, over all accounts
     * @param inFlightPerAccount payments in flight of one account
     * @param hotPerHour Lightning amounts dispatched in an hour, over all accounts
     * @param refundsPerHour refunds to one account in an hour; more are delayed
     */
    public record Limits(Msat exposure, long inFlightPerAccount, Msat hotPerHour, long refundsPerHour) {}

    /**
     * How payments are asked for.
     *
     * @param attemptTime how long the node may look for routes
     * @param patience how long a pay request is waited for before it is looked up instead
     * @param cltvLimitBlocks the longest total timelock
     * @param adapter the name of the adapter that was chosen: where it changes, the operator changed the node
     */
    public record LightningSettings(Duration attemptTime, Duration patience, int cltvLimitBlocks, String adapter) {
        /**
         * The same for a gateway whose adapter never changes.
         *
         * @param attemptTime how long the node may look for routes
         * @param patience how long a pay request is waited for before it is looked up instead
         * @param cltvLimitBlocks the longest total timelock
         */
        public LightningSettings(Duration attemptTime, Duration patience, int cltvLimitBlocks) {
            this(attemptTime, patience, cltvLimitBlocks, "");
        }
    }
}
