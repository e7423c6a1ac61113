package io.github.hivebolt.ports;

import java.util.List;
import java.util.Set;

/** A place that knows prices. Implementations are thread-safe. */
public interface RateSource {
    /**
     * The name that configuration and messages use.
     *
     * @return for instance {@code coingecko}
     */
    String name();

    /**
     * The prices that it can give.
     *
     * @return at least one
     */
    Set<RatePair> pairs();

    /**
     * Asks for all of them.
     *
     * <p>R1: the implementor must return only prices that the source stated, at most one per pair, never a remembered
     * or default one; a pair that is missing or malformed in an otherwise good answer is left out. R2: prices must be
     * exact decimals as the source wrote them.
     *
     * @return what it said now, at least one price
     * @throws PartyUnavailableException if it gives no usable answer
     */
    List<RateLeg> fetch();
}
