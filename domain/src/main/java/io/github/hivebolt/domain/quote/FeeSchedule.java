package io.github.hivebolt.domain.quote;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.money.Msat;

/**
 * A fee of a fixed part and a part per million of an amount.
 *
 * @param base the fixed part
 * @param partsPerMillion millionths of the amount, 0 to 1,000,000
 */
public record FeeSchedule(Msat base, long partsPerMillion) {
    private static final long MILLION = 1_000_000;

    /** Refuses less than nothing and more than all. */
    public FeeSchedule {
        require(partsPerMillion >= 0 && partsPerMillion <= MILLION, "a fee must be 0 to 1000000 ppm");
    }

    /**
     * The fee on an amount, a begun millisatoshi counted as whole.
     *
     * @param amount what the fee is on
     * @return the fee, rounded up
     */
    public Msat on(Msat amount) {
        // Whole millions first: the product of all the bitcoin there is and a million does not fit a long.
        long ofWholeMillions = amount.value() / MILLION * partsPerMillion;
        long ofTheRest = Math.ceilDiv(amount.value() % MILLION * partsPerMillion, MILLION);
        return base.plus(new Msat(ofWholeMillions + ofTheRest));
    }
}
