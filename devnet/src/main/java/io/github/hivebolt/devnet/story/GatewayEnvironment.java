package io.github.hivebolt.devnet.story;

import io.github.hivebolt.devnet.ClnNode;
import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.HiveNode;
import io.github.hivebolt.devnet.chain.ChainAccount;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The environment variables that point a gateway at a devnet. All keys in them are throw-away. */
public final class GatewayEnvironment {
    private GatewayEnvironment() {}

    /**
     * The variables of a demonstration.
     *
     * @param devnet running
     * @param dataDir where the gateway keeps its store
     * @param httpPort where it serves
     * @param adminPassword the operator's password
     * @return names and values
     */
    public static Map<String, String> of(DevnetServer devnet, Path dataDir, int httpPort, String adminPassword) {
        Map<String, String> all = new HashMap<>(hive(devnet));
        all.putAll(lightning(
                devnet.lnd().url(), devnet.lnd().macaroonFile(), devnet.lnd().certificateFile()));
        all.putAll(cln(devnet.cln()));
        all.put("HIVEBOLT_MODE", "demo");
        all.put("HIVEBOLT_DATA_DIR", dataDir.toAbsolutePath().toString());
        all.put("HIVEBOLT_HTTP_PORT", Integer.toString(httpPort));
        all.put("HIVEBOLT_HTTP_PUBLIC_URL", "http://127.0.0.1:" + httpPort);
        all.put("HIVEBOLT_DEMO_CONTROL_URL", devnet.controlUrl());
        all.put("HIVEBOLT_ADMIN_PASSWORD", adminPassword);
        all.put("HIVEBOLT_RATES", "fixed");
        all.put("HIVEBOLT_RATES_FIXED_HIVE_SATS", "300.125");
        all.put("HIVEBOLT_RATES_FIXED_HBD_SATS", "1100.5");
        all.put("HIVEBOLT_NOTIFY", "log,webhook");
        all.put("HIVEBOLT_NOTIFY_WEBHOOK_URL", devnet.controlUrl() + "/sink");
        all.put("HIVEBOLT_NOTIFY_WEBHOOK_SECRET", "demonstration-only");
        all.put("HIVEBOLT_ALERT_OUTAGE_AFTER", "PT4S");
        return all;
    }

    /**
     * The variables of a Lightning node.
     *
     * @param url its REST interface
     * @param macaroon its macaroon file
     * @param certificate its TLS certificate
     * @return names and values
     */
    public static Map<String, String> lightning(String url, Path macaroon, Path certificate) {
        return Map.of(
                "HIVEBOLT_LIGHTNING",
                "lnd",
                "HIVEBOLT_LND_URL",
                url,
                "HIVEBOLT_LND_MACAROON_FILE",
                macaroon.toAbsolutePath().toString(),
                "HIVEBOLT_LND_TLS_CERT_FILE",
                certificate.toAbsolutePath().toString());
    }

    /** The same node over clnrest, used where {@code HIVEBOLT_LIGHTNING} is {@code cln}. */
    private static Map<String, String> cln(ClnNode node) {
        return Map.of(
                "HIVEBOLT_CLN_URL",
                node.url(),
                "HIVEBOLT_CLN_RUNE_FILE",
                node.runeFile().toAbsolutePath().toString(),
                "HIVEBOLT_CLN_TLS_CA_FILE",
                node.caFile().toAbsolutePath().toString());
    }

    private static Map<String, String> hive(DevnetServer devnet) {
        ChainAccount gateway = devnet.chain()
                .account(DevnetAccounts.GATEWAY)
                .orElseThrow(() -> new StoryException("the devnet has no gateway account"));
        return Map.of(
                "HIVEBOLT_HIVE_ACCOUNT", gateway.name().value(),
                "HIVEBOLT_HIVE_NODES",
                        devnet.hiveNodes().stream().map(HiveNode::url).collect(Collectors.joining(",")),
                "HIVEBOLT_HIVE_CHAIN_ID", devnet.chain().chainId().hex(),
                "HIVEBOLT_HIVE_ACTIVE_KEY", gateway.keys().wif("active"),
                "HIVEBOLT_HIVE_MEMO_KEY", gateway.keys().wif("memo"));
    }
}
