package io.github.hivebolt.app.guard;

import io.github.hivebolt.ports.RateLeg;
import io.github.hivebolt.ports.RatePair;
import io.github.hivebolt.ports.RateSource;
import java.util.List;
import java.util.Set;

/**
 * A guarded source of prices as the board sees it.
 *
 * @param source the source
 * @param guard the bean with the annotations
 * @param circuits where open circuits are remembered
 */
public record GuardedRates(RateSource source, RateGuard guard, Circuits circuits) implements RateSource {
    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Set<RatePair> pairs() {
        return source.pairs();
    }

    @Override
    public List<RateLeg> fetch() {
        return Edge.ask(source.name(), circuits, "rates", () -> guard.fetch(source));
    }
}
