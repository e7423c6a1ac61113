package io.github.hivebolt.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which faults are in force, and how often each struck. Not thread-safe. */
final class Weather {
    private final Profile profile;
    private final Chance chance;
    private final VirtualClock clock;
    private final EventLog log;
    private final Map<Fault, Integer> active = new EnumMap<>(Fault.class);
    private final Map<Fault, Instant> since = new EnumMap<>(Fault.class);
    private final Set<Fault> everStruck = EnumSet.noneOf(Fault.class);
    private boolean callsMayFail = true;
    private long injected;

    Weather(Profile profile, Chance chance, VirtualClock clock, EventLog log) {
        this.profile = profile;
        this.clock = clock;
        this.chance = chance;
        this.log = log;
    }

    /** Whether a fault strikes this call. */
    boolean strikes(Fault fault) {
        if (!callsMayFail || !chance.hits(profile.strength(fault))) {
            return false;
        }
        count(fault);
        return true;
    }

    boolean is(Fault fault) {
        return active.containsKey(fault);
    }

    /** How long a fault that is in force has been so; zero for one that is not. */
    Duration lasted(Fault fault) {
        return is(fault) ? Duration.between(since.getOrDefault(fault, clock.now()), clock.now()) : Duration.ZERO;
    }

    void begin(Fault fault) {
        if (active.merge(fault, 1, Integer::sum) == 1) {
            since.put(fault, clock.now());
        }
        count(fault);
    }

    void end(Fault fault) {
        active.computeIfPresent(fault, (key, times) -> times > 1 ? times - 1 : null);
        log.add("weather", fault.name(), -1);
    }

    void count(Fault fault) {
        injected++;
        everStruck.add(fault);
        log.add("fault", fault.name());
    }

    /** From now on nothing goes wrong any more. */
    void clear() {
        callsMayFail = false;
        active.clear();
    }

    boolean hasStruck(Fault fault) {
        return everStruck.contains(fault);
    }

    /** Whether the world may know more than the store of the first gateway does. */
    boolean isStoreBehind() {
        return hasStruck(Fault.OLD_BACKUP) || hasStruck(Fault.STORE_EMPTY);
    }

    long injected() {
        return injected;
    }

    Chance chance() {
        return chance;
    }
}
