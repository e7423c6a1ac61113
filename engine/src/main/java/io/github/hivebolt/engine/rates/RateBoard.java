package io.github.hivebolt.engine.rates;

import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Rate;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.RatePair;
import io.github.hivebolt.ports.RateSource;
import io.github.hivebolt.ports.TimeSource;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The latest prices of all configured sources, and what they make of HIVE and HBD. Thread-safe. It never throws for a
 * source's trouble: then there is no price, and a reason.
 */
public final class RateBoard {
    /** How far the price of HIVE may be from the witness feed without an alarm. */
    private static final BigDecimal ALARM_PERCENT = BigDecimal.valueOf(25);

    private final List<PolledSource> sources;
    private final Map<RatePair, Integer> declaringSources = new EnumMap<>(RatePair.class);
    private final RatePolicy policy;
    private final WitnessFeed feed;

    /**
     * Makes an empty board.
     *
     * @param sources the configured sources, each with a name of its own
     * @param policy when a price is believed
     * @param feed what the alarm compares with; {@code Optional::empty} for no alarm
     * @param time the time
     * @param random jitter
     */
    public RateBoard(
            List<RateSource> sources, RatePolicy policy, WitnessFeed feed, TimeSource time, RandomSource random) {
        this.policy = policy;
        this.feed = feed;
        this.sources = sources.stream()
                .map(source -> new PolledSource(source, time, random))
                .toList();
        this.sources.stream()
                .flatMap(source -> source.pairs().stream())
                .forEach(pair -> declaringSources.merge(pair, 1, Integer::sum));
    }

    /**
     * Asks each source that is due: 30 s after an answer, 30 s to 132 s after a failure, growing. It blocks while they
     * answer, one after the other; a source that another thread is asking is left to it.
     */
    public void refresh() {
        sources.forEach(PolledSource::pollIfDue);
    }

    /**
     * Prices an asset from what is known now.
     *
     * @param asset what to price
     * @return its price, or why there is none
     */
    public Pricing price(HiveAsset asset) {
        return composition().price(asset);
    }

    /**
     * The price alone.
     *
     * @param asset what to price
     * @return its price, or empty where there is none
     */
    public Optional<Rate> rate(HiveAsset asset) {
        return price(asset).asRate();
    }

    /**
     * Whether the price of HIVE is so far from the witness feed that a human should look. It changes no price.
     *
     * @return one sentence, or empty where they are near or one of them is missing
     */
    public Optional<String> alarm() {
        if (!(composition().usdPerHive() instanceof LegPrice.Agreed agreed)) {
            return Optional.empty();
        }
        return feed.usdPerHive()
                .filter(usd -> !LegMedian.within(agreed.price(), usd, ALARM_PERCENT))
                .map(usd ->
                        "HIVE costs %s USD at the rate sources and %s USD in the witness feed, more than %s %% apart."
                                .formatted(plain(agreed.price()), plain(usd), ALARM_PERCENT));
    }

    /**
     * How the sources do.
     *
     * @return one state per source, in the configured order
     */
    public List<RateSourceState> states() {
        return sources.stream().map(PolledSource::state).toList();
    }

    private static String plain(BigDecimal price) {
        return price.stripTrailingZeros().toPlainString();
    }

    private RateComposition composition() {
        List<AgedLeg> legs = sources.stream().flatMap(PolledSource::agedLegs).toList();
        return new RateComposition(legs, declaringSources, policy);
    }
}
