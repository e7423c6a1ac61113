package io.github.hivebolt.simulator;

import java.util.List;

/** What a seed is mostly about. Seeds take the themes in turn, so that as many in a row as a round has try everything. */
enum Theme {
    /** Nothing goes wrong: whatever can be paid must be paid, at once. */
    CALM(List.of()),
    /** One Hive host lies. */
    LIES(List.of(Fault.LYING_HOST, Fault.LYING_HOST, Fault.LONELY_HOST, Fault.HOSTS_SILENT)),
    /** Pay requests and their answers are lost. */
    PAYMENTS(List.of(Fault.PAY_REFUSED, Fault.PAY_LOST, Fault.PAY_UNHEARD, Fault.PAY_DELAYED, Fault.LOOK_LOST)),
    /** The process dies all the time. */
    CRASHES(List.of(Fault.CRASH, Fault.CRASH, Fault.RESTART)),
    /** Transfers do not get into blocks. */
    BROADCASTS(List.of(
            Fault.BROADCAST_LOST,
            Fault.BROADCAST_UNHEARD,
            Fault.BROADCAST_MISJUDGED,
            Fault.MEMPOOL_LOST,
            Fault.NO_CREDITS,
            Fault.EMPTY_WALLET)),
    /** The store fails. */
    STORE(List.of(Fault.STORE_REFUSES, Fault.COMMIT_UNHEARD, Fault.STORE_RACE, Fault.STORE_OUTAGE)),
    /** Several instances get in each other's way. */
    INSTANCES(List.of(Fault.SLOW_CALL, Fault.SLOW_CALL, Fault.CRASH)),
    /** Whole parties are away for hours. */
    OUTAGES(List.of(Fault.NETWORK_OUTAGE, Fault.HIVE_OUTAGE, Fault.LIGHTNING_OUTAGE, Fault.RESTART, Fault.GATEWAY_OFF)),
    /** The chain misbehaves. */
    CHAIN(List.of(
            Fault.STALE_HOSTS,
            Fault.IRREVERSIBLE_STOPS,
            Fault.MISSED_BLOCKS,
            Fault.FORKS,
            Fault.NO_VIRTUALS,
            Fault.READ_SHORT,
            Fault.READ_LOST)),
    /** The Lightning node misbehaves, and others use it. */
    NODE(List.of(
            Fault.LND_RESTART,
            Fault.LND_UNSYNCED,
            Fault.CHANNEL_DOWN,
            Fault.FOREIGN_PAYMENT,
            Fault.PAID_BY_OTHERS,
            Fault.NODE_FORGETS)),
    /** Prices, limits and clocks. */
    PRICES(List.of(Fault.NO_RATES, Fault.MAD_RATES, Fault.CLOCK_JUMP)),
    /** Payments to us: calls about them get lost, prices creep, time runs out. */
    RECEIVING(List.of(
            Fault.RECEIVE_LOST,
            Fault.RECEIVE_UNHEARD,
            Fault.RECEIVE_DELAYED,
            Fault.HELD_UNTOLD,
            Fault.PRICE_DRIFT,
            Fault.PRICE_DRIFT,
            Fault.BITCOIN_BURST)),
    /** A little of everything. */
    EVERYTHING(List.of()),
    /** The store knows less than the world, while processes die and answers are lost. */
    BEHIND(List.of(
            Fault.CRASH,
            Fault.PAY_LOST,
            Fault.PAY_UNHEARD,
            Fault.LOOK_LOST,
            Fault.BROADCAST_LOST,
            Fault.BROADCAST_UNHEARD,
            Fault.RECEIVE_LOST,
            Fault.RECEIVE_UNHEARD));

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<Fault> faults;

    Theme(List<Fault> faults) {
        this.faults = faults;
    }

    List<Fault> faults() {
        return faults;
    }

    /** How many seeds in a row try everything: each theme but the two that share a turn comes twice. */
    static int round() {
        return 2 * (values().length - 1);
    }

    /** The last theme came later: it has every other turn of the calm one, so that every other seed does what it did. */
    static Theme of(long seed) {
        int place = (int) Math.floorMod(seed, (long) round());
        return place == values().length - 1 ? BEHIND : values()[place % (values().length - 1)];
    }
}
