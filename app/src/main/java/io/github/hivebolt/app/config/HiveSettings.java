package io.github.hivebolt.app.config;

import io.github.hivebolt.adapters.hive.HiveNodesSettings;
import io.github.hivebolt.domain.hive.AccountName;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The gateway's account on Hive and the nodes it talks to.
 *
 * @param account the gateway account
 * @param nodes API nodes in order of preference, at least one
 * @param activeKey private active key (WIF); present in live mode
 * @param memoKey private memo key (WIF)
 * @param oldMemoKeys private memo keys of former times (WIF)
 * @param chainId 64 hex digits, lower case
 * @param startBlock first block to read while the store has no cursor
 * @param confirmNodes how many hosts must report the same operation, 1 to the number of hosts
 * @param confirmNodesGiven whether the operator gave that number; otherwise it follows the list of nodes
 */
public record HiveSettings(
        AccountName account,
        List<URI> nodes,
        Optional<Secret> activeKey,
        Optional<Secret> memoKey,
        List<Secret> oldMemoKeys,
        String chainId,
        OptionalLong startBlock,
        int confirmNodes,
        boolean confirmNodesGiven) {
    private static final String ANCHOR = "hive";
    private static final String WIF = "a private key in WIF (51 characters, starts with 5)";
    private static final String MAIN_NETWORK = "beeab0de00000000000000000000000000000000000000000000000000000000";
    private static final String PUBLIC_NODES =
            "https://api.hive.blog,https://api.deathwing.me,https://api.openhive.network,https://api.syncad.com,"
                    + "https://techcoderx.com,https://rpc.mahdiyari.info,https://api.c0ff33a.uk,"
                    + "https://hiveapi.actifit.io,https://hive-api.arcange.eu";

    private static final Key ACCOUNT =
            Key.of("hive.account", "", "the name of the gateway's Hive account, without @", ANCHOR);
    private static final Key NODES =
            Key.of("hive.nodes", PUBLIC_NODES, "URLs of Hive API nodes, separated by commas", ANCHOR);
    private static final Key ACTIVE_KEY = Key.of("hive.active-key", "", WIF, ANCHOR);
    private static final Key MEMO_KEY = Key.of("hive.memo-key", "", WIF, ANCHOR);
    private static final Key OLD_MEMO_KEYS =
            Key.of("hive.old-memo-keys", "", "private keys in WIF, separated by commas", ANCHOR);
    private static final Key CHAIN_ID = Key.of("hive.chain-id", MAIN_NETWORK, "64 hex digits", ANCHOR);
    private static final Key START_BLOCK =
            Key.of("hive.start-block", "", "a block number from 1 to 4294967295", ANCHOR);
    private static final Key CONFIRM_NODES =
            Key.of("hive.confirm-nodes", "2", "a number from 1 to the number of hosts in hivebolt.hive.nodes", ANCHOR);
    private static final Pattern HEX_64 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int MOST_NODES = 30;
    private static final int LONGEST_URL = 300;
    private static final long MAX_BLOCK = 0xFFFF_FFFFL;

    static HiveSettings read(Values values, Predicate<String> isWif) {
        Parser<String> wif = text -> requireWif(text, isWif);
        List<URI> nodes = values.value(NODES, Parsers.list(Addresses::webUrl));
        Optional<Long> startBlock = values.optional(START_BLOCK, Parsers.integer(1, MAX_BLOCK));
        Optional<Integer> confirmNodes =
                values.optional(CONFIRM_NODES, Parsers.smallInteger(1, HiveNodesSettings.countHosts(nodes)));
        return new HiveSettings(
                values.required(ACCOUNT, HiveSettings::account, new AccountName("hivebolt")),
                nodes,
                values.requiredSecret(ACTIVE_KEY, wif),
                values.secret(MEMO_KEY, wif),
                oldMemoKeys(values, wif),
                values.value(CHAIN_ID, Parsers.matching(HEX_64, "is not 64 hex digits"))
                        .toLowerCase(Locale.ROOT),
                startBlock.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                confirmNodes.orElse(Math.min(2, HiveNodesSettings.countHosts(nodes))),
                confirmNodes.isPresent());
    }

    /**
     * How many hosts must report the same operation while other nodes than the configured ones are used.
     *
     * @param chosen their addresses
     * @return the number that the operator gave; otherwise 2, or 1 where they are one host
     */
    public int confirmNodesAmong(List<URI> chosen) {
        return confirmNodesGiven ? confirmNodes : Math.min(2, HiveNodesSettings.countHosts(chosen));
    }

    /**
     * What is wrong with a list of nodes that is chosen at run time.
     *
     * @param urls the addresses; an empty list stands for the configuration
     * @return one sentence, or empty if nothing is wrong
     */
    public Optional<String> nodesProblem(List<String> urls) {
        if (urls.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (urls.size() > MOST_NODES) {
                throw new Malformed("there are more than " + MOST_NODES + " addresses");
            }
            for (String url : urls) {
                if (url == null || url.length() > LONGEST_URL) {
                    throw new Malformed("an address is longer than " + LONGEST_URL + " characters, or none");
                }
            }
            long hosts =
                    HiveNodesSettings.countHosts(Parsers.list(Addresses::webUrl).parse(String.join(",", urls)));
            return !confirmNodesGiven || hosts >= confirmNodes
                    ? Optional.empty()
                    : Optional.of("The list names " + hosts + " different hosts, but " + confirmNodes
                            + " must confirm each transfer (hivebolt.hive.confirm-nodes); name more.");
        } catch (Malformed malformed) {
            return Optional.of("The list of nodes cannot be used: " + malformed.wrong()
                    + "; expected web addresses like https://api.hive.blog.");
        }
    }

    private static List<Secret> oldMemoKeys(Values values, Parser<String> wif) {
        Parser<List<String>> wifs = Parsers.list(wif);
        return values
                .secret(OLD_MEMO_KEYS, text -> String.join(",", wifs.parse(text.replaceAll("\\s*[\\r\\n]+\\s*", ","))))
                .map(all -> List.of(all.reveal().split(",")))
                .orElse(List.of())
                .stream()
                .map(Secret::new)
                .toList();
    }

    private static AccountName account(String text) throws Malformed {
        return AccountLists.account(text);
    }

    private static String requireWif(String text, Predicate<String> isWif) throws Malformed {
        if (!isWif.test(text)) {
            throw new Malformed("this is not a private key, or it has a typing error (its checksum does not fit)");
        }
        return text;
    }
}
