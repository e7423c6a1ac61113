package io.github.hivebolt.simulator;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a seed has in store.
 *
 * @param theme what it is mostly about
 * @param strength for faults of single calls the chance in ten thousand, for weather the number of times
 * @param instances how many gateway processes share the store
 * @param orders how many transfers come
 * @param invoices how many invoices are asked for
 * @param span how long faults go on
 * @param irreversibleLag blocks from the head to the last irreversible one
 * @param hiveHosts how many Hive hosts there are
 * @param inFlightPerAccount payments of one account at once
 * @param windowSats what an account may convert in four hours
 */
record Profile(
        Theme theme,
        Map<Fault, Integer> strength,
        int instances,
        int orders,
        int invoices,
        Duration span,
        int irreversibleLag,
        int hiveHosts,
        int inFlightPerAccount,
        long windowSats) {
    private static final List<Integer> LAGS = List.of(1, 1, 2, 5, 15);
    private static final int SELDOM = 15;
    private static final int A_FEW = 3;
    private static final List<Fault> LOSSES = List.of(Fault.OLD_BACKUP, Fault.STORE_EMPTY, Fault.SECOND_GATEWAY);
    /** Beside a store that forgot, these leave nobody who knows of a payment, or let it come to light hours later. */
    private static final List<Fault> NO_WITNESS_LEFT = List.of(
            Fault.PAY_DELAYED, Fault.RECEIVE_DELAYED, Fault.NODE_FORGETS, Fault.LYING_HOST, Fault.FOREIGN_PAYMENT);

    static Profile draw(long seed, Chance chance) {
        Theme theme = Theme.of(seed);
        Map<Fault, Integer> strength = new EnumMap<>(Fault.class);
        theme.faults().forEach(fault -> strength.merge(fault, strength(fault, chance), Integer::sum));
        if (theme != Theme.CALM) {
            int share = theme == Theme.EVERYTHING ? A_FEW : SELDOM;
            for (Fault fault : Fault.values()) {
                if (fault.kind() != Fault.Kind.BOOKS && chance.oneIn(share)) {
                    strength.merge(fault, strength(fault, chance), Math::max);
                }
            }
        }
        if (theme == Theme.BEHIND) {
            NO_WITNESS_LEFT.forEach(strength::remove);
            strength.put(chance.pick(LOSSES), 1);
        }
        boolean several = theme == Theme.INSTANCES || (theme != Theme.CALM && chance.oneIn(6));
        return new Profile(
                theme,
                strength,
                several ? chance.between(2, 3) : 1,
                chance.between(4, 12),
                theme == Theme.RECEIVING ? chance.between(4, 7) : chance.between(1, 4),
                chance.between(Duration.ofMinutes(20), Duration.ofHours(chance.oneIn(8) ? 9 : 1)),
                chance.pick(LAGS),
                chance.between(2, 3),
                theme == Theme.PRICES ? 1 : 3,
                theme == Theme.PRICES ? 9_000 : 400_000);
    }

    private static int strength(Fault fault, Chance chance) {
        return switch (fault) {
            case CRASH -> chance.pick(List.of(30, 100, 300));
            case SLOW_CALL -> chance.pick(List.of(200, 500));
            case STORE_REFUSES, COMMIT_UNHEARD, STORE_RACE -> chance.pick(List.of(50, 300, 1_000));
            case PAY_REFUSED, PAY_LOST, PAY_UNHEARD, PAY_DELAYED -> chance.pick(List.of(1_500, 3_500));
            case RECEIVE_LOST, RECEIVE_UNHEARD, RECEIVE_DELAYED -> chance.pick(List.of(500, 3_000));
            case HELD_UNTOLD, BITCOIN_BURST -> chance.pick(List.of(3_000, 9_000));
            case LOOK_LOST, HOSTS_SILENT -> chance.pick(List.of(500, 3_000));
            case BROADCAST_LOST, BROADCAST_UNHEARD, BROADCAST_MISJUDGED -> chance.pick(List.of(1_000, 5_000));
            case READ_LOST, READ_SHORT -> chance.pick(List.of(500, 3_000));
            default -> chance.between(1, 3);
        };
    }

    int strength(Fault fault) {
        return strength.getOrDefault(fault, 0);
    }
}
