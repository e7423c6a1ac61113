package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RandomLifeTest {
    private static final long SEEDS = 2_000;

    /** Everything that {@link RandomLife} checks: books, debts, room, change, at most one payout, never both. */
    @Test
    void whateverHappensInWhateverOrder_moneyIsConserved_andEveryTransitionOfTheTableIsMade() {
        Set<String> made = new TreeSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                made.addAll(new RandomLife(seed).live());
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
        Set<String> table = SendTransition.ALL.stream()
                .map(transition -> transition.from() + " -> " + transition.to())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(made).isEqualTo(table);
    }
}
