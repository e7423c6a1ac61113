package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What can be seen of a payment that Core Lightning has not finished. lightningd killed between storing a part and
 * committing its HTLC keeps the payment pending for ever: nobody can claim it once its timelock has passed.
 *
 * <p>The books do not show timelocks. The note of our request holds the height after which none of its HTLCs can be
 * pending; where it is missing, age takes its place: 2016 blocks, the most that this gateway allows a route to lock
 * funds, take 14 days at 10 minutes a block, and one more day is to spare.
 *
 * @param age for how long the node has had the payment, or empty if it does not say
 * @param lastHeight the height after which no HTLC of it can be pending, or empty if that is not known of every row
 * @param blockHeight the height that the node has seen
 * @param htlcs HTLCs of this hash in channels
 * @param closingChannels channels that are on their way out
 */
record Evidence(Optional<Duration> age, OptionalLong lastHeight, long blockHeight, int htlcs, int closingChannels) {
    private static final int MARGIN_BLOCKS = 12;
    private static final Duration LONGEST =
            Duration.ofMinutes(10).multipliedBy(2016).plusDays(1);

    /**
     * Reads the channels.
     *
     * @param session the way to the node
     * @param hash the payment
     * @param pending what the books say of it
     * @param now our time
     * @param blockHeight the height that the node has seen
     * @return the evidence
     * @throws ClnTroubleException if the channels can not be read
     */
    static Evidence gather(ClnSession session, PaymentHash hash, Books.Pending pending, Instant now, long blockHeight)
            throws ClnTroubleException {
        int htlcs = 0;
        int closing = 0;
        for (JsonNode channel : ChannelState.channelsOf(session, Lookup.LIMIT)) {
            htlcs += htlcsIn(channel, hash);
            closing += ChannelState.isLeaving(channel) ? 1 : 0;
        }
        List<PayRow> rows = pending.rows();
        return new Evidence(youngest(rows, now), lastHeightOf(rows), blockHeight, htlcs, closing);
    }

    /**
     * Whether nobody can claim the payment any more.
     *
     * @return false in every doubt
     */
    boolean stuck() {
        return htlcs == 0 && closingChannels == 0 && blockHeight > 0 && (lastHeight.isPresent() ? past() : tooOld());
    }

    private boolean past() {
        return blockHeight > lastHeight.orElseThrow() + MARGIN_BLOCKS;
    }

    private boolean tooOld() {
        return age.filter(old -> old.compareTo(LONGEST) > 0).isPresent();
    }

    /**
     * The evidence as a record.
     *
     * @return a payment in flight
     */
    PaymentRecord toRecord() {
        return new PaymentRecord.InFlight(
                stuck(),
                "pending since " + age.map(old -> old.toHours() + " hours").orElse("an unknown time")
                        + ", no HTLC after height "
                        + (lastHeight.isPresent() ? Long.toString(lastHeight.getAsLong()) : "unknown") + ", height "
                        + blockHeight + ", HTLCs of this hash in channels " + htlcs + ", closing channels "
                        + closingChannels + ".");
    }

    private static Optional<Duration> youngest(List<PayRow> rows, Instant now) {
        return rows.stream().allMatch(row -> row.begunAt().isPresent())
                ? rows.stream()
                        .flatMap(row -> row.begunAt().stream())
                        .map(begunAt -> Duration.between(begunAt, now))
                        .min(Comparator.naturalOrder())
                : Optional.empty();
    }

    private static OptionalLong lastHeightOf(List<PayRow> rows) {
        long highest = 0;
        for (PayRow row : rows) {
            OptionalLong height = row.label().map(PayLabel::lastHeight).orElse(OptionalLong.empty());
            if (height.isEmpty()) {
                return OptionalLong.empty();
            }
            highest = Math.max(highest, height.getAsLong());
        }
        return OptionalLong.of(highest);
    }

    // An HTLC whose hash cannot be read counts as one of this payment.
    private static int htlcsIn(JsonNode channel, PaymentHash hash) throws ClnTroubleException {
        int found = 0;
        for (JsonNode htlc : ClnJson.array(channel, "htlcs")) {
            if (StrictJson.text(htlc, "payment_hash")
                    .filter(other -> !other.equals(hash.hex()))
                    .isEmpty()) {
                found++;
            }
        }
        return found;
    }
}
