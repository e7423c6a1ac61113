package io.github.hivebolt.adapters.hive;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.codec.ChainId;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import io.github.hivebolt.ports.spi.AdapterContext;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One Hive node: its calls, its health per group of calls, and what it last said of the head. Thread-safe. */
final class HiveNode {
    private static final Duration IDENTITY_LASTS = Duration.ofHours(1);
    private static final Pattern CHAIN_ID = Pattern.compile("[0-9a-f]{64}");
    private static final Duration IRREVERSIBLE_LASTS = Duration.ofSeconds(20);

    private final NodeAddress address;
    private final RpcClient rpc;
    private final ChainId chain;
    private final HiveTimeouts timeouts;
    private final AdapterContext context;
    private final Map<ApiGroup, Health> healths = new EnumMap<>(ApiGroup.class);
    private final RequestBudget budget;
    private final AdaptiveRange range = new AdaptiveRange();
    private volatile Optional<MonotonicTime> identified = Optional.empty();
    private volatile Optional<HeadSample> head = Optional.empty();
    private volatile Optional<Instant> lastHeard = Optional.empty();

    HiveNode(NodeAddress address, RpcClient rpc, ChainId chain, HiveTimeouts timeouts, AdapterContext context) {
        this.address = address;
        this.rpc = rpc;
        this.chain = chain;
        this.timeouts = timeouts;
        this.context = context;
        this.budget = new RequestBudget(context.time());
        for (ApiGroup group : ApiGroup.values()) {
            healths.put(group, new Health(context));
        }
    }

    NodeAddress address() {
        return address;
    }

    String host() {
        return address.host();
    }

    HiveTimeouts timeouts() {
        return timeouts;
    }

    AdaptiveRange range() {
        return range;
    }

    RequestBudget budget() {
        return budget;
    }

    Health health(ApiGroup group) {
        Health health = healths.get(group);
        if (health == null) {
            throw new IllegalStateException("every group has a health");
        }
        return health;
    }

    Optional<HeadSample> lastHead() {
        return head;
    }

    /** When it last told of its head. */
    Optional<Instant> lastHeard() {
        return lastHeard;
    }

    /** Calls a method that answers with something to read as it arrives; a refusal is trouble. */
    <T> T ask(RpcCall call, Duration limit, RpcClient.ResultReader<T> reader) throws NodeTroubleException {
        identify();
        budget.spend();
        return rpc.ask(address, call, limit, reader);
    }

    /** Calls a method whose refusals mean something. */
    <T> RpcAnswer<T> call(RpcCall call, Duration limit, RpcClient.ResultReader<T> reader) throws NodeTroubleException {
        identify();
        budget.spend();
        return rpc.call(address, call, limit, reader);
    }

    /** The chain id that the node gives, unchecked. */
    String askChainId() throws NodeTroubleException {
        JsonNode version = rpc.ask(address, RpcCall.version(), timeouts.head(), Json::tree);
        return Lines.one(version.path("chain_id").asText(""), 64);
    }

    /** Nothing else is asked of a node that is on another chain. */
    private void identify() throws NodeTroubleException {
        MonotonicTime now = context.time().monotonic();
        if (identified.filter(at -> now.since(at).compareTo(IDENTITY_LASTS) < 0).isPresent()) {
            return;
        }
        String seen = askChainId();
        if (!CHAIN_ID.matcher(seen).matches()) {
            throw NodeTroubleException.broken("gives no chain id");
        }
        if (!seen.equals(chain.hex())) {
            identified = Optional.empty();
            throw new NodeTroubleException(
                    Trouble.STALE, NodeTroubleException.Kind.UNFIT, "is on another chain, " + seen);
        }
        identified = Optional.of(now);
    }

    HeadSample askHead() throws NodeTroubleException {
        MonotonicTime asked = context.time().monotonic();
        JsonNode properties = ask(RpcCall.head(), timeouts.head(), Json::tree);
        HeadSample sample = HeadSample.of(properties, asked)
                .orElseThrow(() -> NodeTroubleException.broken("contradicts itself about its head"));
        head = Optional.of(sample);
        lastHeard = Optional.of(context.time().now());
        return sample;
    }

    /** The node's own last irreversible block, or one that was it a moment ago. */
    long irreversible() throws NodeTroubleException {
        MonotonicTime now = context.time().monotonic();
        Optional<HeadSample> known =
                head.filter(sample -> now.since(sample.at()).compareTo(IRREVERSIBLE_LASTS) < 0);
        return known.isPresent() ? known.get().irreversibleNumber() : askHead().irreversibleNumber();
    }

    /** The same, asked anew where the known one does not reach a block. */
    long irreversibleReaching(long block) throws NodeTroubleException {
        long known = irreversible();
        return known >= block ? known : askHead().irreversibleNumber();
    }

    @Override
    public String toString() {
        return address.shown();
    }
}
