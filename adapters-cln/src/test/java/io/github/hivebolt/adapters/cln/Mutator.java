package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.testkit.SeededRandomSource;

/** Seeded damage to a text: what wires, proxies and hostile nodes do to answers, and what nobody ever did. */
final class Mutator {
    private static final String[] WORDS = {
        "complete",
        "failed",
        "pending",
        "pays",
        "UNKNOWN",
        "null",
        "true",
        "\"\"",
        "[]",
        "{}",
        "0",
        "-1",
        "99999999999999999999",
        "error",
        "result",
        "code",
        "5",
        "6",
        "207",
        "-32602",
        "\n",
        "}",
        "{",
        "\"",
        ",",
        "205",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "\u0000"
    };

    private final RandomSource random;

    Mutator(long seed) {
        this.random = new SeededRandomSource(seed);
    }

    String mutate(String text) {
        String damaged = text;
        int rounds = random.nextInt(4);
        for (int round = 0; round < rounds; round++) {
            damaged = once(damaged);
        }
        return damaged;
    }

    int status(int recorded) {
        int[] others = {200, 201, 400, 401, 404, 409, 500, 502, 503};
        return random.nextInt(4) == 0 ? others[random.nextInt(others.length)] : recorded;
    }

    boolean oneIn(int bound) {
        return random.nextInt(bound) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private String once(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(20));
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, from);
            case 1 -> text.substring(0, from) + text.substring(to);
            case 2 -> text.substring(0, from) + (char) random.nextInt(128) + text.substring(from + 1);
            case 3 -> text.substring(0, from) + word() + text.substring(from);
            case 4 -> text.substring(0, from) + text.substring(from, to) + text.substring(from);
            case 5 -> text + text;
            case 6 -> swapWord(text);
            default -> dropLine(text);
        };
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private String swapWord(String text) {
        String old = word();
        int at = text.indexOf(old, random.nextInt(text.length()));
        return at < 0 ? text : text.substring(0, at) + word() + text.substring(at + old.length());
    }

    private String dropLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(end + 1);
    }
}
