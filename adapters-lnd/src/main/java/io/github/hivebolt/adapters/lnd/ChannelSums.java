package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.money.Msat;
import java.util.OptionalLong;

/**
 * What the active channels of lnd can carry, rather too little than too much.
 *
 * @param activeChannels how many are active
 * @param spendable what can be sent
 * @param receivable what can be received
 */
record ChannelSums(int activeChannels, Msat spendable, Msat receivable) {
    // BOLT 2: who opened the channel keeps the fee of one more HTLC (172 weight units) at twice the present rate. Two
    // are counted here, since the other side may add one at the same moment.
    private static final long TWO_HTLC_WEIGHT = 2 * 172;
    private static final long WEIGHT_PER_KILO = 1_000;
    private static final long MAX_WEIGHT = 4_000_000;
    private static final long MAX_FEE_PER_KILO_WEIGHT = 1_000_000_000;
    private static final long MAX_SATS = Msat.MAX_VALUE / 1_000;

    /**
     * Adds the channels up.
     *
     * @param answer an answer to {@code /v1/channels}
     * @return the sums
     * @throws LndTroubleException if it can not be read
     */
    static ChannelSums of(JsonNode answer) throws LndTroubleException {
        JsonNode channels = answer.path("channels");
        if (!channels.isArray()) {
            throw LndTroubleException.ofBrokenAnswer("lnd answered without its list of channels.");
        }
        int active = 0;
        Msat spendable = Msat.ZERO;
        Msat receivable = Msat.ZERO;
        for (JsonNode channel : channels) {
            if (channel.path("active").asBoolean(false)) {
                boolean opener = channel.path("initiator").asBoolean(true);
                active++;
                spendable = plus(spendable, usable(channel, "local", opener));
                receivable = plus(receivable, usable(channel, "remote", !opener));
            }
        }
        return new ChannelSums(active, spendable, receivable);
    }

    private static long usable(JsonNode channel, String side, boolean paysFee) throws LndTroubleException {
        long kept = number(channel, side + "_chan_reserve_sat", MAX_SATS) + (paysFee ? feeBuffer(channel) : 0);
        return Math.max(0, number(channel, side + "_balance", MAX_SATS) - kept);
    }

    private static long feeBuffer(JsonNode channel) throws LndTroubleException {
        long weight = number(channel, "commit_weight", MAX_WEIGHT) + TWO_HTLC_WEIGHT;
        long rate = 2 * number(channel, "fee_per_kw", MAX_FEE_PER_KILO_WEIGHT);
        return Math.max(0, Math.ceilDiv(rate * weight, WEIGHT_PER_KILO) - number(channel, "commit_fee", MAX_SATS));
    }

    private static long number(JsonNode channel, String name, long max) throws LndTroubleException {
        OptionalLong value = LndJson.integer(channel, name);
        if (value.isEmpty() || value.getAsLong() < 0 || value.getAsLong() > max) {
            throw LndTroubleException.ofBrokenAnswer("A channel of lnd has no " + name + " that can be read.");
        }
        return value.getAsLong();
    }

    private static Msat plus(Msat sum, long sats) throws LndTroubleException {
        if (sum.floorToSats() + sats > MAX_SATS) {
            throw LndTroubleException.ofBrokenAnswer("The channels of lnd hold more bitcoin than there is.");
        }
        return sum.plus(Msat.ofSats(sats));
    }
}
