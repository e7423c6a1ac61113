package io.github.hivebolt.simulator;

import java.util.List;

/**
 * What was asked for.
 *
 * @param firstSeed the first seed
 * @param seeds how many
 * @param log whether every event is told
 * @param planted whether the planted bugs are tried instead
 */
record SimulateArguments(long firstSeed, long seeds, boolean log, boolean planted) {
    private static final long MOST = 1_000_000_000L;

    static SimulateArguments parse(List<String> args) {
        long first = 1;
        long seeds = 0;
        boolean log = false;
        boolean planted = false;
        boolean oneNamed = false;
        for (int i = 0; i < args.size(); i++) {
            switch (args.get(i)) {
                case "--seeds" -> seeds = number("--seeds", args, ++i, 1, MOST);
                case "--seed" -> {
                    first = number("--seed", args, ++i, Long.MIN_VALUE, Long.MAX_VALUE - MOST);
                    oneNamed = true;
                }
                case "--log" -> log = true;
                case "--planted" -> planted = true;
                default -> throw new IllegalArgumentException("unknown argument \"" + args.get(i) + "\"");
            }
        }
        if (!planted && !oneNamed && seeds == 0) {
            throw new IllegalArgumentException("say how many seeds, or which one");
        }
        return new SimulateArguments(first, Math.max(1, seeds), log, planted);
    }

    private static long number(String option, List<String> args, int index, long least, long most) {
        if (index >= args.size()) {
            throw new IllegalArgumentException(option + " needs a whole number");
        }
        try {
            long number = Long.parseLong(args.get(index));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(option + " needs a whole number, not \"" + args.get(index) + "\"", none);
        }
        throw new IllegalArgumentException(option + " must be from " + least + " to " + most);
    }
}
