package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.domain.lightning.PaymentHash;
import java.time.Duration;
import java.util.Optional;

/** What lnd's tracker says about a payment right now. */
sealed interface TrackReading {
    /**
     * It has a record.
     *
     * @param payment the record
     */
    record Found(LndPayment payment) implements TrackReading {}

    /**
     * It has none.
     *
     * @param error its words
     */
    record NoRecord(LndError error) implements TrackReading {}

    /**
     * No usable answer.
     *
     * @param cause one sentence
     */
    record Unusable(String cause) implements TrackReading {}

    /**
     * Asks the tracker. Its first line is the state as it is now.
     *
     * @param session the way to the node
     * @param hash the payment
     * @param limit the longest that it may take
     * @return what it says
     */
    static TrackReading of(LndSession session, PaymentHash hash, Duration limit) {
        String path = "/v2/router/track/" + HashText.inPath(hash) + "?no_inflight_updates=false";
        try (LndStream stream = session.stream(path, limit)) {
            Optional<String> line = stream.nextLine();
            return line.isEmpty()
                    ? new Unusable("The tracker of lnd ended its answer without a line.")
                    : of(StreamLine.of(line.get(), stream.status(), hash));
        } catch (LndTroubleException trouble) {
            return new Unusable(trouble.sentence());
        }
    }

    private static TrackReading of(StreamLine line) {
        return switch (line) {
            case StreamLine.Update update -> new Found(update.payment());
            case StreamLine.Refusal refusal ->
                refusal.error().saysNoSuchPayment()
                        ? new NoRecord(refusal.error())
                        : new Unusable(refusal.error().sentence());
            case StreamLine.Garbage garbage -> new Unusable(garbage.why());
        };
    }
}
