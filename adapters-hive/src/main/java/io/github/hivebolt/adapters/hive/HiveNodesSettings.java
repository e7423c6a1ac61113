package io.github.hivebolt.adapters.hive;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.codec.ChainId;
import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.domain.hive.AccountName;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which Hive nodes to use, and for whom.
 *
 * @param account the gateway account, whose money is watched and spent
 * @param nodes addresses in order of preference, at least one; user and password in them are sent as Basic
 *     authentication and never shown
 * @param chainId the chain that every node must be on
 * @param activeKey what transfers are signed with; without it nothing can be signed
 * @param confirmNodes how many different hosts must agree before anything is believed, at most as many as there are
 * @param timeouts how long nodes may take
 * @param onionProxy a SOCKS5 proxy (unresolved address) for nodes whose host is an onion host, or empty
 */
public record HiveNodesSettings(
        AccountName account,
        List<URI> nodes,
        ChainId chainId,
        Optional<HivePrivateKey> activeKey,
        int confirmNodes,
        HiveTimeouts timeouts,
        Optional<InetSocketAddress> onionProxy) {
    /** Refuses what could never work. */
    public HiveNodesSettings {
        nodes = List.copyOf(nodes);
        require(!nodes.isEmpty(), "at least one Hive node must be configured");
        long hosts = countHosts(nodes);
        require(
                confirmNodes >= 1 && confirmNodes <= hosts,
                "hivebolt.hive.confirm-nodes must be 1 to " + hosts + ", the number of different hosts configured");
    }

    /**
     * Settings for reading only, with two confirming hosts if there are two, and the usual time-outs.
     *
     * @param account the gateway account
     * @param nodes addresses in order of preference
     * @param chainId the chain
     * @return the settings
     */
    public static HiveNodesSettings of(AccountName account, List<URI> nodes, ChainId chainId) {
        int confirmNodes = countHosts(nodes) >= 2 ? 2 : 1;
        return new HiveNodesSettings(
                account, nodes, chainId, Optional.empty(), confirmNodes, HiveTimeouts.DEFAULT, Optional.empty());
    }

    /**
     * How many different hosts some addresses name. On the loopback interface a port is a host of its own.
     *
     * @param nodes addresses
     * @return at most as many
     */
    public static int countHosts(List<URI> nodes) {
        return (int)
                nodes.stream().map(url -> NodeAddress.of(url).host()).distinct().count();
    }

    /**
     * The same, able to sign.
     *
     * @param key the active key of the account
     * @return new settings
     */
    public HiveNodesSettings withActiveKey(HivePrivateKey key) {
        return new HiveNodesSettings(account, nodes, chainId, Optional.of(key), confirmNodes, timeouts, onionProxy);
    }

    /**
     * The same with another number of confirming hosts.
     *
     * @param hosts how many must agree
     * @return new settings
     */
    public HiveNodesSettings withConfirmNodes(int hosts) {
        return new HiveNodesSettings(account, nodes, chainId, activeKey, hosts, timeouts, onionProxy);
    }

    /**
     * The same with other time-outs.
     *
     * @param limits how long nodes may take
     * @return new settings
     */
    public HiveNodesSettings withTimeouts(HiveTimeouts limits) {
        return new HiveNodesSettings(account, nodes, chainId, activeKey, confirmNodes, limits, onionProxy);
    }

    /**
     * The same with a SOCKS5 proxy for onion hosts; all other nodes are reached directly.
     *
     * @param host where the proxy runs
     * @param port its port
     * @return new settings
     */
    public HiveNodesSettings withOnionProxy(String host, int port) {
        Optional<InetSocketAddress> proxy = Optional.of(InetSocketAddress.createUnresolved(host, port));
        return new HiveNodesSettings(account, nodes, chainId, activeKey, confirmNodes, timeouts, proxy);
    }

    @Override
    public String toString() {
        return "Hive nodes " + nodes.stream().map(NodeAddress::of).toList() + " for " + account;
    }
}
