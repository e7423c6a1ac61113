package io.github.hivebolt.domain.quote;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.money.Rate;
import java.util.Optional;

/**
 * What a Lightning payment buys on Hive. Price and fee are locked when the invoice is made; what is paid above the
 * invoice's amount is converted at the same price.
 *
 * @param amount what the invoice asks for, more than zero
 * @param fee the gateway's fee on whatever is paid
 * @param rate the locked price of the asset
 */
public record ReceiveQuote(Msat amount, FeeSchedule fee, Rate rate) {
    /** Refuses an invoice over nothing. */
    public ReceiveQuote {
        require(amount.value() > 0, "an invoice asks for more than nothing");
    }

    /**
     * The cheapest quote of whole satoshi that pays out a given amount.
     *
     * @param payout what has to arrive on Hive, more than zero
     * @param fee the gateway's fee
     * @param rate the price of the payout's asset
     * @return the quote, or empty if there is not so much bitcoin
     */
    public static Optional<ReceiveQuote> paying(HiveAmount payout, FeeSchedule fee, Rate rate) {
        require(
                !payout.isZero() && payout.asset() == rate.asset(),
                "a payout is more than nothing of the rate's asset");
        long enough = Msat.MAX_VALUE / 1_000;
        if (pays(enough, fee, rate) < payout.milli()) {
            return Optional.empty();
        }
        long tooLittle = 0;
        while (enough - tooLittle > 1) {
            long middle = tooLittle + (enough - tooLittle) / 2;
            if (pays(middle, fee, rate) >= payout.milli()) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return Optional.of(new ReceiveQuote(Msat.ofSats(enough), fee, rate));
    }

    private static long pays(long sats, FeeSchedule fee, Rate rate) {
        Msat paid = Msat.ofSats(sats);
        return new ReceiveQuote(paid, fee, rate).payout(paid).milli();
    }

    /**
     * Which asset is paid out.
     *
     * @return the rate's asset
     */
    public HiveAsset asset() {
        return rate.asset();
    }

    /**
     * The gateway's fee on what was paid.
     *
     * @param paid what the payer's HTLCs carry
     * @return the fee, rounded up to 1 msat, and never more than was paid
     */
    public Msat feeOn(Msat paid) {
        long due = Math.min(fee.base().value(), paid.value());
        Msat whole = due == paid.value() ? paid : fee.on(paid);
        return whole.compareTo(paid) <= 0 ? whole : paid;
    }

    /**
     * What is paid out for what was paid.
     *
     * @param paid what the payer's HTLCs carry
     * @return (paid - fee) / rate, rounded down to 0.001
     */
    public HiveAmount payout(Msat paid) {
        return rate.valueRoundedDown(paid.minus(feeOn(paid)));
    }

    /**
     * What the payout is worth at the locked price.
     *
     * @param paid what the payer's HTLCs carry
     * @return at most paid - fee; the difference is what rounding keeps
     */
    public Msat converted(Msat paid) {
        return rate.worthRoundedDown(payout(paid));
    }
}
