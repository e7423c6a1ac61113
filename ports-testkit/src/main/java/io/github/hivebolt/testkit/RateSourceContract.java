package io.github.hivebolt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.RateLeg;
import io.github.hivebolt.ports.RatePair;
import io.github.hivebolt.ports.RateSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link RateSource} must do. An adapter's test class implements it against its own double. */
public interface RateSourceContract {
    /**
     * A source whose other side answers well.
     *
     * @return the source
     */
    RateSource answering();

    /**
     * The prices that the other side of {@link #answering()} states.
     *
     * @return exact prices, as written there
     */
    Map<RatePair, BigDecimal> stated();

    /**
     * The time by the clock that {@link #answering()} was given.
     *
     * @return now
     */
    Instant now();

    /**
     * Sources whose other side gives no usable answer, each in another way; none where a source has no other side.
     *
     * @return the broken ones
     */
    List<RateSource> broken();

    /** R1: exactly what was stated, each pair once, only declared pairs. */
    @Test
    default void r1_fetch_givesWhatTheSourceStatesAndNothingElse() {
        RateSource source = answering();
        List<RateLeg> legs = source.fetch();
        assertThat(legs).extracting(RateLeg::pair).doesNotHaveDuplicates().isSubsetOf(source.pairs());
        assertThat(legs).extracting(RateLeg::pair).containsExactlyInAnyOrderElementsOf(stated().keySet());
    }

    /** R1: no remembered price hides that a source is broken. */
    @Test
    default void r1_brokenAnswer_isTroubleAndNoPrice() {
        for (RateSource source : broken()) {
            assertThat(catchThrowable(source::fetch)).isInstanceOf(PartyUnavailableException.class);
        }
    }

    /** R2: not a digit more or less. */
    @Test
    default void r2_prices_areExactDecimals() {
        for (RateLeg leg : answering().fetch()) {
            assertThat(leg.price()).as(leg.pair().name()).isEqualByComparingTo(stated().get(leg.pair()));
        }
    }

    /** A leg names its source and is not from the future. */
    @Test
    default void legs_nameTheirSourceAndTime() {
        RateSource source = answering();
        assertThat(source.name()).isNotBlank();
        assertThat(source.pairs()).isNotEmpty();
        for (RateLeg leg : source.fetch()) {
            assertThat(leg.source()).isEqualTo(source.name());
            assertThat(leg.observedAt()).isBeforeOrEqualTo(now());
        }
    }
}
