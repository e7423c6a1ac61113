package io.github.hivebolt.testkit;

import io.github.hivebolt.ports.RandomSource;
import java.util.List;
import java.util.stream.Stream;

/** Seeded damage to a text: what wires, proxies and hostile nodes do to answers, and what nobody ever did. */
public final class Mutator {
    private static final List<String> COMMON_WORDS = List.of(
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
            "\n",
            "}",
            "{",
            "\"",
            ",",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "\u0000");

    private final RandomSource random;
    private final List<String> words;

    /**
     * Damage that a seed decides.
     *
     * @param seed the same seed does the same damage
     * @param words of the format under test, which come to stand where they do not belong
     */
    public Mutator(long seed, List<String> words) {
        this.random = new SeededRandomSource(seed);
        this.words = Stream.concat(words.stream(), COMMON_WORDS.stream()).toList();
    }

    /**
     * Damages a text, or leaves it as it is.
     *
     * @param text any text
     * @return what came of it
     */
    public String mutate(String text) {
        String damaged = text;
        int rounds = random.nextInt(4);
        for (int round = 0; round < rounds; round++) {
            damaged = once(damaged);
        }
        return damaged;
    }

    /**
     * An HTTP status, mostly the recorded one.
     *
     * @param recorded what the node said
     * @return it or another one
     */
    public int status(int recorded) {
        int[] others = {200, 201, 400, 401, 404, 409, 500, 502, 503};
        return random.nextInt(4) == 0 ? others[random.nextInt(others.length)] : recorded;
    }

    /**
     * True now and then.
     *
     * @param bound how seldom
     * @return true once in that many times
     */
    public boolean oneIn(int bound) {
        return random.nextInt(bound) == 0;
    }

    /**
     * Any number below a bound.
     *
     * @param bound more than 0
     * @return 0 to bound - 1
     */
    public int below(int bound) {
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
        return words.get(random.nextInt(words.size()));
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
