package io.github.hivebolt.adapters.hive;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What one Hive node answered to everything that the gateway will ask of it.
 *
 * @param host whose it is
 * @param url scheme, name and port
 * @param chainId the chain id that it gave; empty if it did not answer
 * @param onOurChain whether that is the configured one
 * @param headAge how old its head is by our wall clock, empty if it told none
 * @param troubles the groups of calls that it does not serve, with what it did instead; hostile text, bounded
 * @param accountExists whether it knows the gateway account, empty if it did not say
 * @param activeKeyMatches whether the configured active key is one of that account's, empty if there is none configured
 *     or it did not say
 */
public record NodeProbe(
        String host,
        String url,
        Optional<String> chainId,
        boolean onOurChain,
        Optional<Duration> headAge,
        Map<ApiGroup, String> troubles,
        Optional<Boolean> accountExists,
        Optional<Boolean> activeKeyMatches) {
    /** Takes a copy. */
    public NodeProbe {
        troubles = Map.copyOf(troubles);
    }

    /**
     * Whether it answered at all.
     *
     * @return true if it did
     */
    public boolean isReachable() {
        return chainId.isPresent();
    }

    /**
     * Whether the gateway can use it for everything.
     *
     * @return true if nothing is wrong with it
     */
    public boolean isGood() {
        return isReachable() && onOurChain && troubles.isEmpty() && accountExists.orElse(false);
    }
}
