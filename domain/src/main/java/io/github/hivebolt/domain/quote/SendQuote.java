package io.github.hivebolt.domain.quote;

import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;

/**
 * What a send order costs, priced at the decision that dispatches it.
 *
 * @param amount what the payee gets
 * @param fee the gateway's fee on the amount
 * @param routingReserve the most that the route may cost
 * @param rate the price of the asset at that moment
 */
public record SendQuote(Msat amount, Msat fee, Msat routingReserve, Rate rate) {
    /**
     * What the sender is charged when the route costs what it cost.
     *
     * @param routing the route's actual cost
     * @return amount + fee + routing
     */
    public Msat charge(Msat routing) {
        return amount.plus(fee).plus(routing);
    }

    /**
     * The least that must have been sent, so that it covers the whole reserve.
     *
     * @return rounded up to 0.001
     */
    public HiveAmount required() {
        return rate.costRoundedUp(charge(routingReserve));
    }

    /**
     * What the node may have to let go: the amount and the fee limit.
     *
     * @return the exposure of this payment
     */
    public Msat exposure() {
        return amount.plus(routingReserve);
    }

    /**
     * What of a transfer is kept once the payment is made; the rest is change.
     *
     * @param received what was transferred
     * @param routing the route's actual cost
     * @return the charge in the asset, rounded up to 0.001, and never more than was received
     */
    public HiveAmount kept(HiveAmount received, Msat routing) {
        HiveAmount cost = rate.costRoundedUp(charge(routing));
        return cost.milli() <= received.milli() ? cost : received;
    }
}
