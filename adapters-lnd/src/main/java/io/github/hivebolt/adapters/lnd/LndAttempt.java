package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.StrictJson;
import java.util.OptionalLong;

/**
 * One attempt of a payment ({@code lnrpc.HTLCAttempt}).
 *
 * @param failed whether it is recorded as failed
 * @param timelock the height at which its first HTLC times out, or empty if that cannot be read
 */
record LndAttempt(boolean failed, OptionalLong timelock) {
    /**
     * Reads an attempt; what cannot be read counts as open.
     *
     * @param htlc one element of the list in the record
     * @return the attempt
     */
    static LndAttempt of(JsonNode htlc) {
        OptionalLong timelock = LndJson.integer(htlc.path("route"), "total_time_lock");
        boolean usable = timelock.isPresent() && timelock.getAsLong() > 0;
        return new LndAttempt(
                StrictJson.text(htlc, "status").filter("FAILED"::equals).isPresent(),
                usable ? timelock : OptionalLong.empty());
    }
}
