package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import java.util.List;
import java.util.OptionalLong;

/**
 * What can be seen of a payment that lnd has not finished. lnd killed between recording an attempt and committing its
 * HTLC keeps the payment in flight for ever (lnd issue 9340): nobody can claim such a payment once its timelock passed.
 *
 * @param attempts how many attempts lnd lists
 * @param highestTimelock the highest timelock of them, or empty unless every one has a timelock that can be read
 * @param blockHeight the height that lnd has seen
 * @param htlcs HTLCs of this hash in open channels
 * @param closingChannels channels on their way out, whose HTLCs lnd lists without their hash
 */
record Evidence(int attempts, OptionalLong highestTimelock, long blockHeight, int htlcs, int closingChannels) {
    private static final int MARGIN_BLOCKS = 6;

    /**
     * Reads the channels.
     *
     * @param session the way to the node
     * @param hash the payment
     * @param attempts what lnd lists of it
     * @param blockHeight the height that lnd has seen
     * @return the evidence
     * @throws LndTroubleException if the channels can not be read
     */
    static Evidence gather(LndSession session, PaymentHash hash, List<LndAttempt> attempts, long blockHeight)
            throws LndTroubleException {
        JsonNode open = array(session.get("/v1/channels", Lookup.LIMIT).object(), "channels");
        JsonNode leaving = session.get("/v1/channels/pending", Lookup.LIMIT).object();
        int htlcs = 0;
        for (JsonNode channel : open) {
            htlcs += htlcsIn(channel, HashText.inBody(hash));
        }
        int closing = array(leaving, "waiting_close_channels").size()
                + array(leaving, "pending_force_closing_channels").size()
                + array(leaving, "pending_closing_channels").size();
        return new Evidence(attempts.size(), highest(attempts), blockHeight, htlcs, closing);
    }

    /**
     * Whether nobody can claim the payment any more.
     *
     * @return false in every doubt
     */
    boolean stuck() {
        return htlcs == 0
                && closingChannels == 0
                && highestTimelock.isPresent()
                && blockHeight > highestTimelock.getAsLong() + MARGIN_BLOCKS;
    }

    /**
     * The evidence as a record.
     *
     * @return a payment in flight
     */
    PaymentRecord toRecord() {
        return new PaymentRecord.InFlight(
                stuck(),
                "IN_FLIGHT; attempts " + attempts + ", highest timelock "
                        + (highestTimelock.isPresent() ? Long.toString(highestTimelock.getAsLong()) : "unknown")
                        + ", height " + blockHeight + ", HTLCs of this hash in open channels " + htlcs
                        + ", closing channels " + closingChannels + ".");
    }

    private static JsonNode array(JsonNode answer, String name) throws LndTroubleException {
        JsonNode array = answer.path(name);
        if (!array.isArray()) {
            throw LndTroubleException.ofBrokenAnswer("lnd answered without its list of " + name + ".");
        }
        return array;
    }

    // An HTLC whose hash cannot be read counts as one of this payment.
    private static int htlcsIn(JsonNode channel, String hashLock) throws LndTroubleException {
        int found = 0;
        for (JsonNode htlc : array(channel, "pending_htlcs")) {
            if (LndJson.text(htlc, "hash_lock")
                    .filter(lock -> !lock.equals(hashLock))
                    .isEmpty()) {
                found++;
            }
        }
        return found;
    }

    private static OptionalLong highest(List<LndAttempt> attempts) {
        return attempts.stream().allMatch(attempt -> attempt.timelock().isPresent())
                ? attempts.stream()
                        .mapToLong(attempt -> attempt.timelock().getAsLong())
                        .max()
                : OptionalLong.empty();
    }
}
