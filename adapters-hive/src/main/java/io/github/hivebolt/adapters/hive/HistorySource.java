package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.AccountMovement;
import io.github.hivebolt.ports.HiveAccount;
import io.github.hivebolt.ports.HiveHistory;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/** Reads the account's history from as many hosts as must confirm. Thread-safe. */
final class HistorySource implements HiveHistory {
    private static final int PAGE = 1_000;
    private static final int RECENT = 100;
    private static final long MAX_OPERATIONS = 10_000_000;

    private final NodePool pool;
    private final VirtualSource virtuals;
    private final AccountSource accounts;
    private final AccountName account;
    private final HistoryParser parser;
    private final ConfirmingHosts confirming;
    private final AtomicInteger turn = new AtomicInteger();

    HistorySource(
            NodePool pool,
            VirtualSource virtuals,
            AccountSource accounts,
            AccountName account,
            ConfirmingHosts confirming) {
        this.pool = pool;
        this.virtuals = virtuals;
        this.accounts = accounts;
        this.account = account;
        this.parser = new HistoryParser(account);
        this.confirming = confirming;
    }

    @Override
    public List<AccountMovement> movements(long afterBlock, long upToBlock, LongConsumer progress) {
        List<List<AccountMovement>> histories =
                fromEachHost(inTurn(), node -> history(node, afterBlock, upToBlock, progress));
        Map<AccountMovement, Set<String>> hosts = new LinkedHashMap<>();
        for (List<AccountMovement> history : histories) {
            for (AccountMovement movement : history) {
                hosts.computeIfAbsent(with(movement, Set.of()), ignored -> new HashSet<>())
                        .addAll(movement.hosts());
            }
        }
        List<AccountMovement> all = new ArrayList<>();
        hosts.forEach((movement, seenBy) -> all.add(with(movement, seenBy)));
        // Within a block the hosts' own order stays.
        all.sort((one, other) -> Long.compare(one.blockNumber(), other.blockNumber()));
        return all;
    }

    @Override
    public Optional<Balance> balanceAfter(long block) {
        List<Optional<Balance>> balances =
                fromEachHost(pool.candidatesPerHost(ApiGroup.HISTORY), node -> balance(node, block));
        Optional<Balance> first = balances.get(0);
        return balances.stream().allMatch(first::equals) ? first : Optional.empty();
    }

    /** Each time another host first, so that in the end everybody is heard: the preferred ones may all leave something out. */
    private List<HiveNode> inTurn() {
        List<HiveNode> hosts = new ArrayList<>(pool.candidatesPerHost(ApiGroup.HISTORY));
        Collections.rotate(hosts, -Math.floorMod(turn.getAndIncrement(), Math.max(1, hosts.size())));
        return hosts;
    }

    private <T> List<T> fromEachHost(List<HiveNode> hosts, NodePool.Question<T> question) {
        int needed = confirming.needed();
        List<T> answers = new ArrayList<>();
        List<NodePool.Failed> failures = new ArrayList<>();
        for (HiveNode node : hosts) {
            if (answers.size() == needed) {
                break;
            }
            try {
                answers.add(pool.askOne(ApiGroup.HISTORY, node, question));
            } catch (NodeTroubleException trouble) {
                failures.add(new NodePool.Failed(node, trouble));
            }
        }
        if (answers.size() < needed) {
            throw pool.unavailable(ApiGroup.HISTORY, failures);
        }
        return answers;
    }

    private static AccountMovement with(AccountMovement movement, Set<String> hosts) {
        return new AccountMovement(
                movement.operation(),
                movement.type(),
                movement.hiveMilli(),
                movement.hbdMilli(),
                movement.transfer(),
                movement.blockNumber(),
                movement.blockTime(),
                hosts);
    }

    /** From the newest operation backwards, which is how histories are served. */
    private List<AccountMovement> history(HiveNode node, long afterBlock, long upToBlock, LongConsumer progress)
            throws NodeTroubleException {
        virtuals.block(node, upToBlock);
        List<AccountMovement> newestFirst = new ArrayList<>();
        long start = -1;
        for (long read = 0; read < MAX_OPERATIONS; ) {
            List<HistoryPage.Entry> page = page(node, start, PAGE, false);
            for (HistoryPage.Entry entry : page.reversed()) {
                if (entry.blockNumber() > afterBlock && entry.blockNumber() <= upToBlock) {
                    newestFirst.addAll(entry.movements().reversed());
                }
            }
            read += page.size();
            progress.accept(read);
            if (page.isEmpty()
                    || page.getFirst().sequence() == 0
                    || page.getFirst().blockNumber() <= afterBlock) {
                Collections.reverse(newestFirst);
                return newestFirst;
            }
            start = page.getFirst().sequence() - 1;
        }
        throw NodeTroubleException.broken("has a history without end");
    }

    private List<HistoryPage.Entry> page(HiveNode node, long start, int most, boolean reversible)
            throws NodeTroubleException {
        int limit = start < 0 ? most : (int) Math.min(most, start + 1);
        HistoryPage page = node.ask(
                RpcCall.history(account, start, limit, reversible),
                node.timeouts().blocks(),
                json -> parser.read(json, node.host()));
        long expected = start;
        for (HistoryPage.Entry entry : page.entries().reversed()) {
            if (expected >= 0 && entry.sequence() != expected) {
                throw new NodeTroubleException(Trouble.STALE, "left operation " + expected + " out of a history");
            }
            expected = entry.sequence() - 1;
        }
        return page.entries();
    }

    /** The balance of now less what moved it since the block, if that is the same before and after it was asked for. */
    private Optional<Balance> balance(HiveNode node, long block) throws NodeTroubleException {
        virtuals.block(node, block);
        Optional<List<AccountMovement>> before = movedSince(node, block);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        Optional<HiveAccount> now = accounts.ask(node, account);
        return now.isEmpty() || !before.equals(movedSince(node, block))
                ? Optional.empty()
                : balance(now.get(), before.get());
    }

    /** Empty where the movements are more than there was. */
    private static Optional<Balance> balance(HiveAccount now, List<AccountMovement> since) {
        long hive = now.hive().milli();
        long hbd = now.hbd().milli();
        for (AccountMovement movement : since) {
            hive = Math.subtractExact(hive, movement.hiveMilli());
            hbd = Math.subtractExact(hbd, movement.hbdMilli());
        }
        return hive < 0 || hbd < 0
                ? Optional.empty()
                : Optional.of(
                        new Balance(new HiveAmount(hive, HiveAsset.HIVE), new HiveAmount(hbd, HiveAsset.HBD), since));
    }

    /** What moved money after a block, without the host's name; empty if that is more than a page holds. */
    private Optional<List<AccountMovement>> movedSince(HiveNode node, long block) throws NodeTroubleException {
        List<HistoryPage.Entry> page = page(node, -1, RECENT, true);
        if (!reaches(page, block)) {
            page = page(node, -1, PAGE, true);
        }
        return reaches(page, block)
                ? Optional.of(page.stream()
                        .filter(entry -> entry.blockNumber() > block)
                        .flatMap(entry -> entry.movements().stream())
                        .map(movement -> with(movement, Set.of()))
                        .toList())
                : Optional.empty();
    }

    private static boolean reaches(List<HistoryPage.Entry> page, long block) {
        return page.isEmpty()
                || page.getFirst().sequence() == 0
                || page.getFirst().blockNumber() <= block;
    }
}
