package io.github.hivebolt.adapters.lnd;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What can be seen of a payment that lnd has not finished. lnd killed between recording an attempt and committing its
 * HTLC keeps the payment in flight for ever (lnd issue 9340): nobody can claim such a payment once its timelock passed.
 *
 * <p>lnd killed before it recorded any attempt keeps it in flight for ever too (lnd issue 7697). Such a payment has no
 * timelock, so its age takes the timelock's place: no HTLC can be pending for longer than 2016 blocks, the most that
 * this gateway allows a route to lock funds. At 10 minutes a block, and with a day to spare, that is 15 days.
 *
 * @param attempts how many attempts lnd lists
 * @param age for how long lnd has had the payment, or empty if lnd does not say when it began
 * @param highestTimelock the highest timelock of them, or empty unless every one has a timelock that can be read
 * @param blockHeight the height that lnd has seen
 * @param htlcs HTLCs of this hash in open channels
 * @param closingChannels channels on their way out, whose HTLCs lnd lists without their hash
 */
record Evidence(
        int attempts,
        Optional<Duration> age,
        OptionalLong highestTimelock,
        long blockHeight,
        int htlcs,
        int closingChannels) {
    private static final int MARGIN_BLOCKS = 6;

    /** 2016 blocks of 10 minutes, and a day. */
    private static final Duration LONGEST_WITHOUT_ATTEMPT =
            Duration.ofMinutes(10).multipliedBy(2016).plusDays(1);

    /**
     * Reads the channels.
     *
     * @param session the way to the node
     * @param hash the payment
     * @param payment what lnd lists of it
     * @param now our time
     * @param blockHeight the height that lnd has seen
     * @return the evidence
     * @throws LndTroubleException if the channels can not be read
     */
    static Evidence gather(LndSession session, PaymentHash hash, LndPayment payment, Instant now, long blockHeight)
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
        Optional<Duration> age = payment.begunAt().map(begunAt -> Duration.between(begunAt, now));
        List<LndAttempt> attempts = payment.attempts();
        return new Evidence(attempts.size(), age, highest(attempts), blockHeight, htlcs, closing);
    }

    /**
     * Whether nobody can claim the payment any more.
     *
     * @return false in every doubt
     */
    boolean stuck() {
        return htlcs == 0 && closingChannels == 0 && (attempts == 0 ? tooOld() : pastEveryTimelock());
    }

    private boolean pastEveryTimelock() {
        return highestTimelock.isPresent() && blockHeight > highestTimelock.getAsLong() + MARGIN_BLOCKS;
    }

    private boolean tooOld() {
        return blockHeight > 0
                && age.filter(old -> old.compareTo(LONGEST_WITHOUT_ATTEMPT) > 0).isPresent();
    }

    /**
     * The evidence as a record.
     *
     * @return a payment in flight
     */
    PaymentRecord toRecord() {
        return new PaymentRecord.InFlight(
                stuck(),
                "IN_FLIGHT; attempts " + attempts + (attempts == 0 ? words(age) : "") + ", highest timelock "
                        + (highestTimelock.isPresent() ? Long.toString(highestTimelock.getAsLong()) : "unknown")
                        + ", height " + blockHeight + ", HTLCs of this hash in open channels " + htlcs
                        + ", closing channels " + closingChannels + ".");
    }

    private static String words(Optional<Duration> age) {
        return " since " + age.map(old -> old.toHours() + " hours").orElse("an unknown time");
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
            if (StrictJson.text(htlc, "hash_lock")
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
