package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.lightning.Offer;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import java.util.Optional;
import java.util.OptionalLong;

/** Which amount the payee of an offer is asked for. Pure. */
public final class OfferAsk {
    private static final int ROOM_DIVISOR = 200;

    private OfferAsk() {}

    /**
     * The offer's own amount; else the memo's; else what the transfer covers, less half a per cent where the minimum
     * allows that: an invoice is for a fixed amount, and the rate may have moved a little when it is paid. What is left
     * over is change.
     *
     * @param offer the offer
     * @param namedSats the memo's amount
     * @param received what was transferred
     * @param rate the price of the asset, or empty where nobody trustworthy knows it
     * @param policy what the operator decided
     * @return more than zero, or empty where it cannot be told
     */
    public static Optional<Msat> amount(
            Offer offer, OptionalLong namedSats, HiveAmount received, Optional<Rate> rate, SendPolicy policy) {
        if (offer.amount().isPresent()) {
            return offer.amount();
        }
        if (namedSats.isPresent()) {
            long sats = namedSats.getAsLong();
            return sats > 0 && sats <= Msat.MAX_VALUE / 1_000 ? Optional.of(Msat.ofSats(sats)) : Optional.empty();
        }
        return rate.flatMap(price -> policy.pricing().largestCovered(received, price))
                .map(quote -> withRoom(quote.amount(), policy.minAmount()));
    }

    private static Msat withRoom(Msat covered, Msat least) {
        long sats = covered.floorToSats();
        Msat less = Msat.ofSats(sats - Math.ceilDiv(sats, ROOM_DIVISOR));
        return less.value() > 0 && less.compareTo(least) >= 0 ? less : covered;
    }
}
