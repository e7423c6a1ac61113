package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReceiveRandomLifeTest {
    private static final long SEEDS = 3_000;

    /** Everything that {@link ReceiveRandomLife} checks: books, debts, reservation, never taken and given back. */
    @Test
    void whateverHappensInWhateverOrder_moneyIsConserved_andEveryTransitionOfTheTableIsMade() {
        Set<String> made = new TreeSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                made.addAll(new ReceiveRandomLife(seed).live());
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
        Set<String> table = ReceiveTransition.ALL.stream()
                .map(transition -> transition.from() + " -> " + transition.to())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(made).isEqualTo(table);
    }
}
