package io.github.hivebolt.adapters.hive;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.HiveAccount;
import io.github.hivebolt.ports.TimeSource;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks accounts up. Thread-safe. */
final class AccountSource {
    private static final long SECONDS_TO_FULL = 5L * 24 * 60 * 60;
    private static final int MAX_KEYS = 100;

    private final NodePool pool;
    private final TimeSource time;

    AccountSource(NodePool pool, TimeSource time) {
        this.pool = pool;
        this.time = time;
    }

    /** See {@link io.github.hivebolt.ports.HiveReader#account}. Before it is believed that there is none, a second host is asked. */
    Optional<HiveAccount> find(AccountName name) {
        NodePool.Served<Optional<HiveAccount>> first = pool.ask(ApiGroup.ACCOUNTS, node -> ask(node, name));
        if (first.value().isPresent()) {
            return first.value();
        }
        String asked = first.node().host();
        return pool.candidatesPerHost(ApiGroup.ACCOUNTS).stream()
                .filter(node -> !node.host().equals(asked))
                .flatMap(node -> secondOpinion(node, name).stream())
                .findFirst()
                .flatMap(opinion -> opinion);
    }

    private Optional<Optional<HiveAccount>> secondOpinion(HiveNode node, AccountName name) {
        try {
            return Optional.of(pool.askOne(ApiGroup.ACCOUNTS, node, each -> ask(each, name)));
        } catch (NodeTroubleException noAnswer) {
            return Optional.empty();
        }
    }

    /** The same of one node. */
    Optional<HiveAccount> ask(HiveNode node, AccountName name) throws NodeTroubleException {
        requireFresh(node);
        JsonNode accounts = node.ask(RpcCall.account(name), node.timeouts().account(), Json::tree)
                .path("accounts");
        if (!accounts.isArray()) {
            throw NodeTroubleException.broken("sent no list of accounts");
        }
        if (accounts.isEmpty()) {
            return Optional.empty();
        }
        JsonNode credits = node.ask(
                        RpcCall.resourceCredits(name), node.timeouts().account(), Json::tree)
                .path("rc_accounts")
                .path(0);
        return Optional.of(read(accounts.path(0), credits, name));
    }

    /** A node that hangs behind does not know new accounts. */
    private void requireFresh(HiveNode node) throws NodeTroubleException {
        long best = pool.all().stream()
                .flatMap(each -> each.lastHead().stream())
                .mapToLong(HeadSample::irreversibleNumber)
                .max()
                .orElse(0);
        node.irreversible();
        if (node.lastHead().map(HeadSample::headNumber).orElse(0L) + 20 < best) {
            throw new NodeTroubleException(
                    io.github.hivebolt.ports.PartyUnavailableException.Trouble.STALE, "hangs behind");
        }
    }

    private HiveAccount read(JsonNode account, JsonNode credits, AccountName name) throws NodeTroubleException {
        if (!account.path("name").asText("").equals(name.value())
                || !credits.path("account").asText("").equals(name.value())) {
            throw NodeTroubleException.broken("sent another account than was asked for");
        }
        long maxMana = credits.path("max_rc").asLong(0);
        return new HiveAccount(
                name,
                balance(account.path("balance"), HiveAsset.HIVE),
                balance(account.path("hbd_balance"), HiveAsset.HBD),
                Lines.one(account.path("memo_key").asText(""), 64),
                keys(account.path("active").path("key_auths")),
                mana(credits.path("rc_manabar"), maxMana),
                maxMana);
    }

    private static HiveAmount balance(JsonNode amount, HiveAsset asset) throws NodeTroubleException {
        try {
            HiveAmount balance = OperationRules.amount(amount);
            if (balance.asset() == asset) {
                return balance;
            }
        } catch (MalformedOperationException malformed) {
            throw NodeTroubleException.broken("sent a balance that cannot be read");
        }
        throw NodeTroubleException.broken("sent a balance in another asset");
    }

    private static List<String> keys(JsonNode authorities) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < Math.min(authorities.size(), MAX_KEYS); i++) {
            keys.add(Lines.one(authorities.path(i).path(0).asText(""), 64));
        }
        return keys;
    }

    /** What has grown back since: all of it within five days. */
    private long mana(JsonNode bar, long max) {
        Instant updated = Instant.ofEpochSecond(bar.path("last_update_time").asLong(0));
        long elapsed = Math.max(time.now().getEpochSecond() - updated.getEpochSecond(), 0);
        BigInteger grown = BigInteger.valueOf(max)
                .multiply(BigInteger.valueOf(Math.min(elapsed, SECONDS_TO_FULL)))
                .divide(BigInteger.valueOf(SECONDS_TO_FULL))
                .add(BigInteger.valueOf(bar.path("current_mana").asLong(0)));
        return grown.min(BigInteger.valueOf(max)).longValue();
    }
}
