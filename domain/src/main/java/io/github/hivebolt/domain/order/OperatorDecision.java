package io.github.hivebolt.domain.order;

/** The answer to an operator's command. */
public sealed interface OperatorDecision {
    /**
     * It is done.
     *
     * @param decision what follows
     */
    record Accepted(Decision decision) implements OperatorDecision {}

    /**
     * It would risk money and is not done.
     *
     * @param code for REST: {@code OUTCOME_UNKNOWN}, {@code NOT_PARKED}, {@code WRONG_PREIMAGE}, {@code TIMELOCK_RUNNING}
     * @param words one sentence: why not, and what to do
     */
    record Refused(String code, String words) implements OperatorDecision {}
}
