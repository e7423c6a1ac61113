package io.github.hivebolt.devnet;

import io.github.hivebolt.devnet.chain.ChainAccount;
import io.github.hivebolt.domain.hive.AccountName;
import java.util.stream.Collectors;

/** What a person needs to use a running devnet. */
final class DevnetTable {
    private final StringBuilder text = new StringBuilder();

    private DevnetTable() {}

    static String of(DevnetServer devnet) {
        DevnetTable table = new DevnetTable();
        table.endpoints(devnet);
        table.accounts(devnet);
        table.environment(devnet);
        table.line("", "");
        table.line("Stop it with Ctrl-C. Everything is forgotten then.", "");
        return table.text.toString();
    }

    private void endpoints(DevnetServer devnet) {
        line("A Hive chain and a Lightning network run on this machine. All keys below are throw-away.", "");
        line("", "");
        devnet.hiveNodes().forEach(node -> line("  Hive node " + node.name(), node.url()));
        line("  LND of the gateway", devnet.lnd().url());
        line("  The same node as clnrest", devnet.cln().url());
        line("  LND of the payee", devnet.merchant().url());
        line("  Control interface", devnet.controlUrl());
        line("", "");
    }

    private void accounts(DevnetServer devnet) {
        line("Accounts and their active keys", "");
        devnet.chain().accounts().stream()
                .filter(account -> !account.name().value().equals("initminer"))
                .forEach(account -> line(
                        "  " + account.name() + " ("
                                + devnet.chain().balance(account.name()).hive() + ")",
                        account.keys().wif("active")));
        line("", "");
    }

    private void environment(DevnetServer devnet) {
        ChainAccount gateway = account(devnet, DevnetAccounts.GATEWAY);
        line("To point a gateway at it", "");
        export("HIVEBOLT_HIVE_ACCOUNT", gateway.name().value());
        export(
                "HIVEBOLT_HIVE_NODES",
                devnet.hiveNodes().stream().map(HiveNode::url).collect(Collectors.joining(",")));
        export("HIVEBOLT_HIVE_CHAIN_ID", devnet.chain().chainId().hex());
        export("HIVEBOLT_HIVE_ACTIVE_KEY", gateway.keys().wif("active"));
        export("HIVEBOLT_HIVE_MEMO_KEY", gateway.keys().wif("memo"));
        export("HIVEBOLT_LIGHTNING", "lnd");
        export("HIVEBOLT_LND_URL", devnet.lnd().url());
        export(
                "HIVEBOLT_LND_MACAROON_FILE",
                devnet.lnd().macaroonFile().toAbsolutePath().toString());
        export(
                "HIVEBOLT_LND_TLS_CERT_FILE",
                devnet.lnd().certificateFile().toAbsolutePath().toString());
        export("HIVEBOLT_CLN_URL", devnet.cln().url());
        export(
                "HIVEBOLT_CLN_RUNE_FILE",
                devnet.cln().runeFile().toAbsolutePath().toString());
        export(
                "HIVEBOLT_CLN_TLS_CA_FILE",
                devnet.cln().caFile().toAbsolutePath().toString());
        export("HIVEBOLT_RATES", "fixed");
        export("HIVEBOLT_RATES_FIXED_HIVE_SATS", "250");
        export("HIVEBOLT_RATES_FIXED_HBD_SATS", "1000");
    }

    private void export(String name, String value) {
        text.append("  export ").append(name).append("='").append(value).append("'\n");
    }

    private void line(String left, String right) {
        text.append(right.isEmpty() ? left : String.format(java.util.Locale.ROOT, "%-36s %s", left, right))
                .append('\n');
    }

    private static ChainAccount account(DevnetServer devnet, AccountName name) {
        return devnet.chain()
                .account(name)
                .orElseThrow(() -> new IllegalStateException("every devnet has the account " + name));
    }
}
