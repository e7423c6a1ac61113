package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.Optional;

/**
 * The wire to Core Lightning and who was found at its other end. Behind one address another node may appear, so what a
 * node said of itself is believed for a short while only and forgotten at the first trouble. Thread-safe.
 */
final class ClnSession implements ClnCalls {
    private static final Duration INFO_LIFE = Duration.ofSeconds(60);

    private final ClnCalls wire;
    private final TimeSource time;
    private volatile Optional<Known> known = Optional.empty();

    private record Known(NodeInfo info, MonotonicTime seenAt) {}

    /**
     * Begins without knowing anybody.
     *
     * @param wire the way to the node
     * @param time for the age of what is known
     */
    ClnSession(ClnCalls wire, TimeSource time) {
        this.wire = wire;
        this.time = time;
    }

    /**
     * Asks the node who and how it is.
     *
     * @param limit the longest that it may take
     * @return its answer
     * @throws ClnTroubleException if there is none
     */
    NodeInfo info(Duration limit) throws ClnTroubleException {
        // The age counts from before the question: the answer may be as old.
        MonotonicTime askedAt = time.monotonic();
        NodeInfo info = NodeInfo.of(call("getinfo", StrictJson.newObject(), limit));
        known = Optional.of(new Known(info, askedAt));
        return info;
    }

    /**
     * The same, asked for only if it is not known from a moment ago.
     *
     * @param limit the longest that asking may take
     * @return what the node said of itself within the last minute
     * @throws ClnTroubleException if it does not say
     */
    NodeInfo recentInfo(Duration limit) throws ClnTroubleException {
        MonotonicTime now = time.monotonic();
        Optional<NodeInfo> fresh = known.filter(seen -> now.since(seen.seenAt()).compareTo(INFO_LIFE) < 0)
                .map(Known::info);
        return fresh.isPresent() ? fresh.get() : info(limit);
    }

    @Override
    public ClnReply call(String method, ObjectNode parameters, Duration limit) throws ClnTroubleException {
        try {
            return wire.call(method, parameters, limit);
        } catch (ClnTroubleException trouble) {
            known = Optional.empty();
            throw trouble;
        }
    }
}
