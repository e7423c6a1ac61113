package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.money.Msat;
import java.util.Optional;

/**
 * What the active channels of Core Lightning can carry. It takes reserve, HTLCs and fees off by itself.
 *
 * @param activeChannels how many are active
 * @param spendable what can be sent
 * @param receivable what can be received
 */
record ChannelSums(int activeChannels, Msat spendable, Msat receivable) {
    /**
     * Adds the channels up.
     *
     * @param channels what {@code listpeerchannels} lists
     * @return the sums
     * @throws ClnTroubleException if it can not be read
     */
    static ChannelSums of(JsonNode channels) throws ClnTroubleException {
        int active = 0;
        Msat spendable = Msat.ZERO;
        Msat receivable = Msat.ZERO;
        for (JsonNode channel : channels) {
            if (ChannelState.isActive(channel)) {
                active++;
                spendable = plus(spendable, channel, "spendable_msat");
                receivable = plus(receivable, channel, "receivable_msat");
            }
        }
        return new ChannelSums(active, spendable, receivable);
    }

    private static Msat plus(Msat sum, JsonNode channel, String name) throws ClnTroubleException {
        Optional<Msat> part = ClnJson.msat(channel, name);
        if (part.isEmpty() || part.get().value() > Msat.MAX_VALUE - sum.value()) {
            throw ClnTroubleException.ofBrokenAnswer(
                    "A channel of Core Lightning has no " + name + " that makes sense.");
        }
        return sum.plus(part.get());
    }
}
