package io.github.hivebolt.engine.rates;

import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.engine.rates.LegPrice.Agreed;
import io.github.hivebolt.engine.rates.LegPrice.Disputed;
import io.github.hivebolt.engine.rates.LegPrice.Missing;
import io.github.hivebolt.engine.rates.Pricing.Priced;
import io.github.hivebolt.engine.rates.Pricing.Unpriced;
import io.github.hivebolt.ports.RatePair;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Composes satoshi per HIVE and per HBD from the prices of several sources ({@code docs/adr/0006-rates.md}). Pure.
 *
 * @param legs what the sources said, with ages
 * @param declaringSources how many configured sources can know each pair; a pair that is not in the map is known by none
 * @param policy when a price is believed
 */
public record RateComposition(List<AgedLeg> legs, Map<RatePair, Integer> declaringSources, RatePolicy policy) {
    /** Decimals of a composed rate, and of every quotient on the way. */
    public static final int SCALE = Rate.MAX_SCALE;

    private static final int SATS_PER_BITCOIN_DIGITS = 8;
    private static final BigDecimal HIGHEST_SATS = new BigDecimal("1e12");

    /** Takes copies. */
    public RateComposition {
        legs = List.copyOf(legs);
        declaringSources = Map.copyOf(declaringSources);
    }

    /**
     * Prices an asset.
     *
     * @param asset what to price
     * @return satoshi per 1.000 of it, rounded half-even to {@link #SCALE} decimals, or why there is no price
     */
    public Pricing price(HiveAsset asset) {
        RatePair outright = asset == HiveAsset.HIVE ? RatePair.HIVE_SATS : RatePair.HBD_SATS;
        return switch (LegMedian.of(outright, legs, 1, policy)) {
            case Agreed agreed -> priced(asset, agreed.price());
            case Disputed disputed -> new Unpriced(disputed.why());
            case Missing missing -> composed(asset);
        };
    }

    /**
     * The price of HIVE in US dollars, for comparison with the witness feed.
     *
     * @return the price where there is one, else why not
     */
    LegPrice usdPerHive() {
        return usd(HiveAsset.HIVE);
    }

    private Pricing composed(HiveAsset asset) {
        LegPrice sats = combine(usd(asset), leg(RatePair.BTC_USD), RateComposition::satsFor);
        return switch (sats) {
            case Agreed agreed -> priced(asset, agreed.price());
            case Missing missing -> new Unpriced(missing.why());
            case Disputed disputed -> new Unpriced(disputed.why());
        };
    }

    private LegPrice usd(HiveAsset asset) {
        return switch (asset) {
            case HIVE ->
                leg(RatePair.HIVE_USD) instanceof Missing missing
                        ? instead(missing, combine(leg(RatePair.HIVE_HBD), leg(RatePair.HBD_USD), BigDecimal::multiply))
                        : leg(RatePair.HIVE_USD);
            case HBD ->
                leg(RatePair.HBD_USD) instanceof Missing missing
                        ? instead(
                                missing,
                                combine(leg(RatePair.HIVE_USD), leg(RatePair.HIVE_HBD), RateComposition::quotient))
                        : leg(RatePair.HBD_USD);
        };
    }

    /** The detour where it leads somewhere, else what was wrong with the direct way. */
    private static LegPrice instead(Missing direct, LegPrice detour) {
        return detour instanceof Missing ? direct : detour;
    }

    private LegPrice leg(RatePair pair) {
        int declaring = declaringSources.getOrDefault(pair, 0);
        int needed = Math.max(1, Math.min(policy.minSources(), declaring));
        return LegMedian.of(pair, legs, needed, policy);
    }

    private static LegPrice combine(LegPrice left, LegPrice right, BinaryOperator<BigDecimal> operation) {
        if (!(left instanceof Agreed a)) {
            return left;
        }
        if (!(right instanceof Agreed b)) {
            return right;
        }
        return new Agreed(operation.apply(a.price(), b.price()));
    }

    private static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, SCALE, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal satsFor(BigDecimal usd, BigDecimal usdPerBitcoin) {
        return quotient(usd.movePointRight(SATS_PER_BITCOIN_DIGITS), usdPerBitcoin);
    }

    private static Pricing priced(HiveAsset asset, BigDecimal sats) {
        BigDecimal rounded = sats.setScale(SCALE, RoundingMode.HALF_EVEN).stripTrailingZeros();
        if (rounded.signum() <= 0 || rounded.compareTo(HIGHEST_SATS) > 0) {
            return new Unpriced("The sources give an absurd price of " + asset + ".");
        }
        return new Priced(new Rate(asset, rounded));
    }
}
