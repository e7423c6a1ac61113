package io.github.hivebolt.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** About half a minute's worth of seeds; {@code ./hivebolt simulate --seeds N} runs any number. */
class SeedsTest {
    private static final int FIXED = 4 * Theme.round();
    private static final int BEHIND = 6;
    private static final int FRESH = 12;

    @BeforeAll
    static void quietly() {
        QuietLogging.begin();
    }

    @Test
    void fixedSeeds_keepEveryPromiseAndRepeatThemselves() {
        assertThat(failuresOf(1, FIXED)).isEmpty();
    }

    /** More than the fixed seeds have of the three ways to be behind (design rule 11). */
    @Test
    void storesThatAreBehind_payAndReturnNothingAgain() {
        for (int i = 0; i < BEHIND; i++) {
            long seed = FIXED + Theme.round() / 2 + (long) i * Theme.round();
            Outcome outcome = SeedRunner.run(seed);
            assertThat(outcome.problem()).as("seed " + seed).isEmpty();
        }
    }

    /** Seeds that found something, and have to pass for ever. */
    @Test
    void seedsThatOnceFailed_passNow() {
        for (long seed : List.of(4L, 107_028L, 200_277L, 3_015_246L, 4_003_465L, 5_093_257L, 9_007_739L)) {
            assertThat(SeedRunner.run(seed).problem()).as("seed " + seed).isEmpty();
        }
    }

    /** A few that nobody has tried before; the first one is printed, so that a failure can be seen again. */
    @Test
    void freshSeeds_keepEveryPromiseAndRepeatThemselves() {
        long first = new SecureRandom().nextLong(1_000_000, 1_000_000_000);
        System.out.println("fresh seeds from " + first);
        assertThat(failuresOf(first, FRESH)).isEmpty();
    }

    private static List<String> failuresOf(long first, int count) {
        List<String> failures = Collections.synchronizedList(new ArrayList<>());
        List<Long> run = Collections.synchronizedList(new ArrayList<>());
        ManySeeds.run(first, count, outcome -> {
            run.add(outcome.seed());
            if (outcome.problem().isPresent()) {
                failures.add(SeedRunner.words(outcome));
            }
        });
        assertThat(run).hasSize(count);
        return failures;
    }
}
