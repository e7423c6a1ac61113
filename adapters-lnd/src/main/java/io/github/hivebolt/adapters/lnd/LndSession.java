package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.util.Optional;

/**
 * The wire to lnd and who was found at its other end. Behind one address another node may appear, so an identity is
 * believed for a short while only and forgotten at the first trouble. Thread-safe.
 */
final class LndSession {
    private static final Duration IDENTITY_LIFE = Duration.ofSeconds(60);

    private final LndWire wire;
    private final TimeSource time;
    private volatile Optional<Identity> identity = Optional.empty();

    private record Identity(NodeId id, MonotonicTime seenAt) {}

    /**
     * Begins without knowing anybody.
     *
     * @param wire the way to lnd
     * @param time for the age of what is known
     */
    LndSession(LndWire wire, TimeSource time) {
        this.wire = wire;
        this.time = time;
    }

    /**
     * Asks the node who and how it is.
     *
     * @param limit the longest that it may take
     * @return its answer
     * @throws LndTroubleException if there is none
     */
    NodeInfo info(Duration limit) throws LndTroubleException {
        // The age counts from before the question: the answer may be as old.
        MonotonicTime askedAt = time.monotonic();
        NodeInfo info = NodeInfo.of(get("/v1/getinfo", limit));
        identity = Optional.of(new Identity(info.id(), askedAt));
        return info;
    }

    /**
     * The node's identity, asked for only if it is not known from a moment ago.
     *
     * @param limit the longest that asking may take
     * @return its public key
     * @throws LndTroubleException if it does not say
     */
    NodeId identity(Duration limit) throws LndTroubleException {
        MonotonicTime now = time.monotonic();
        Optional<NodeId> known = identity.filter(
                        seen -> now.since(seen.seenAt()).compareTo(IDENTITY_LIFE) < 0)
                .map(Identity::id);
        return known.isPresent() ? known.get() : info(limit).id();
    }

    /** As {@link LndWire#get}. */
    LndReply get(String path, Duration limit) throws LndTroubleException {
        try {
            return wire.get(path, limit);
        } catch (LndTroubleException trouble) {
            throw forgetting(trouble);
        }
    }

    /** As {@link LndWire#post}. */
    LndReply post(String path, String json, Duration limit) throws LndTroubleException {
        try {
            return wire.post(path, json, limit);
        } catch (LndTroubleException trouble) {
            throw forgetting(trouble);
        }
    }

    /** As {@link LndWire#stream}. */
    LndStream stream(String path, Duration limit) throws LndTroubleException {
        try {
            return watched(wire.stream(path, limit));
        } catch (LndTroubleException trouble) {
            throw forgetting(trouble);
        }
    }

    /** As {@link LndWire#postStream}. */
    LndStream postStream(String path, String json, Duration limit) throws LndTroubleException {
        try {
            return watched(wire.postStream(path, json, limit));
        } catch (LndTroubleException trouble) {
            throw forgetting(trouble);
        }
    }

    private LndTroubleException forgetting(LndTroubleException trouble) {
        identity = Optional.empty();
        return trouble;
    }

    private LndStream watched(LndStream stream) {
        return new LndStream() {
            @Override
            public int status() {
                return stream.status();
            }

            @Override
            public Optional<String> nextLine() throws LndTroubleException {
                try {
                    return stream.nextLine();
                } catch (LndTroubleException trouble) {
                    throw forgetting(trouble);
                }
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }
}
